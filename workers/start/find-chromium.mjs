import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";

const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge"];
const APPS = [
  "Chromium.app/Contents/MacOS/Chromium",
  "Google Chrome.app/Contents/MacOS/Google Chrome",
  "Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
];

/** A browser of the Chromium family that this machine has, or undefined. CHROMIUM names one directly. */
export function findChromium(env = process.env) {
  const named = env.CHROMIUM;
  const onPath = (env.PATH ?? "")
    .split(delimiter)
    .flatMap((folder) => NAMES.map((name) => join(folder, name)));
  const apps = APPS.map((app) => join("/Applications", app));
  return [named, ...onPath, ...apps].find((path) => path !== undefined && existsSync(path));
}
