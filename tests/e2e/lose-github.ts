import type { Page } from "playwright-core";
import { expect } from "vitest";
import type { GithubSimulator } from "../simulator/github/start-github.ts";
import { expectOnEveryPage, expectToBearOddQueries } from "./every-page.ts";
import { expectNoBarrier, expectNoSidewaysScroll } from "./visitor.ts";

/** How every list of a connection stands, all of them opened. */
async function standings(page: Page): Promise<string[]> {
  const all = await page.locator("details.group .table .standing").allTextContents();
  return [...new Set(all.map((word) => word.trim()))];
}

/** Reloads until `is` says so: workers do their part while nobody asks. */
async function until(page: Page, address: string, is: () => Promise<boolean>): Promise<void> {
  await expect
    .poll(
      async () => {
        await page.goto(address);
        return is();
      },
      { timeout: 90_000, interval: 500 },
    )
    .toBe(true);
}

/** GitHub leaves a pull request out of a page: it is set aside with its reason, said on the page, and read when tried again. */
export async function setAsideAndRetry(
  page: Page,
  address: string,
  github: GithubSimulator,
  repository: string,
): Promise<void> {
  const at = ["repository", "list", "nodes", 0];
  github.fail({ kind: "partial", on: "graphql", operation: "PullRequests", at, times: 1_000 });
  await page.goto(`${address}/scope`);
  const read = page.getByLabel("Read", { exact: true });
  await read.fill(`${await read.inputValue()}\n${repository}`);
  await page.getByRole("button", { name: "Save and read" }).click();
  await page.waitForURL(address);
  const link = page.getByRole("link", { name: /^Look at \d+ records? set aside$/ });
  await until(page, address, () => link.isVisible());
  expect(await standings(page)).toContain("Partial");
  await link.click();
  await page
    .getByRole("row", { name: /Pull requests/ })
    .first()
    .waitFor();
  await expectNoBarrier(page);
  github.heal();
  await page.getByRole("button", { name: "Try all again" }).click();
  await page.getByText("It is tried again now").waitFor();
  await until(page, `${address}/records`, () => page.getByText("Nothing is set aside").isVisible());
}

/** A token that is taken away: no list is shown as current, each says why and what to do, and so do the log and every page. */
export async function revokeAndReplace(page: Page, address: string, github: GithubSimulator): Promise<void> {
  const isCurrent = async (): Promise<boolean> => (await standings(page)).join() === "Current";
  await until(page, address, isCurrent);
  github.revoke(github.tokens.admin);
  await page.getByRole("button", { name: "Sync now" }).click();
  const strip = page.locator(".health .is-failed", { hasText: "GitHub does not work" });
  await until(page, address, () => strip.isVisible());
  await expectOnEveryPage(page, address, "GitHub does not work");
  expect(await standings(page)).not.toContain("Current");
  await page.getByRole("alert").getByText(/token/i).first().waitFor();
  await expectNoBarrier(page);
  await page.setViewportSize({ width: 390, height: 844 });
  await expectNoSidewaysScroll(page);
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.goto(`${address}/log?state=failed`);
  const [newest] = await page.locator("#log-table tbody td:last-child").allTextContents();
  expect(newest).toMatch(/token/);

  await page.goto(address);
  await page.getByRole("link", { name: "Change address or credential" }).click();
  await page.getByRole("textbox", { name: "Name" }).fill("Acme's GitHub");
  await page.getByLabel("New token").fill(github.grant("second"));
  await page.getByRole("button", { name: "Save and test" }).click();
  await page.waitForURL(address);
  await page.getByRole("heading", { name: "Acme's GitHub" }).waitFor();
  await until(page, address, isCurrent);
  await expectToBearOddQueries(page, address);
}
