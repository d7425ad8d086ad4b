import { type Browser, chromium } from "playwright-core";
import { findChromium } from "../../workers/start/find-chromium.mjs";

const QUIET = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"];
const OFFLINE = ["--disable-background-networking", "--disable-component-update", "--disable-sync"];

/** The Chromium of this machine, or the one that Playwright keeps; `npm test` has made sure that there is one. */
export function openBrowser(): Promise<Browser> {
  const executablePath = findChromium();
  return chromium.launch({
    ...(executablePath && { executablePath }),
    headless: true,
    args: [...QUIET, ...OFFLINE],
  });
}
