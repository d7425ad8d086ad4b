import { readdirSync } from "node:fs";
import type { Page } from "playwright-core";
import { expect } from "vitest";
import { root } from "../support/source-files.ts";

/**
 * Whoever has no access sees nothing of the organisation at the first, its connections neither; the second is there for
 * trackers alone, and the connection is one with a code host.
 */
const OUTSIDE = ["/closed", "/settings/connections/[connection]/meanings"];

/** The address of every page of the application, as its folders say, with what is there filled in. */
async function everyPage(page: Page, connection: string): Promise<string[]> {
  const { origin, pathname } = new URL(connection, page.url());
  const htmlOf = async (path: string): Promise<string> => (await page.request.get(`${origin}${path}`)).text();
  const linked = (html: string, pattern: RegExp): string[] => {
    const found = pattern.exec(html);
    if (found === null) throw new Error(`nothing links to ${pattern.source}`);
    return found.slice(1);
  };
  const [repository = ""] = linked(await htmlOf("/settings"), /href="\/repositories\/([0-9a-f-]{36})/);
  // Not every team has changes that its pages could link to.
  const teams = (await htmlOf("/teams")).matchAll(/href="\/teams\/([0-9a-f-]{36})["?/]/g);
  let [team, ledger] = ["", ""];
  for (const [, each = ""] of teams) {
    const html = await htmlOf(`/teams/${each}/ledger?weeks=52`);
    if (html.includes("/changes/")) [team, ledger] = [each, html];
  }
  const [ledgerRepository = "", change = ""] = linked(ledger, /\/changes\/([0-9a-f-]{36})\/([^"?/]+)/);
  const [metric = ""] = linked(await htmlOf(`/teams/${team}?weeks=52`), /\/explain\/([a-z0-9-]+)/);
  const fill = (path: string): string =>
    path
      .replace("[team]", team)
      .replace("[metric]", metric)
      .replace("changes/[repository]", `changes/${ledgerRepository}`)
      .replace("[repository]", repository)
      .replace("[change]", change)
      .replace("[connection]", pathname.split("/").at(-1) ?? "");
  return readdirSync(`${root}/app/(app)`, { recursive: true, encoding: "utf8" })
    .filter((path) => /(^|\/)page\.tsx$/.test(path))
    .map((path) => `/${path.replace(/\/?page\.tsx$/, "")}`)
    .filter((path) => !OUTSIDE.includes(path))
    .map((path) => `${origin}${fill(path)}`);
}

/** What the strip of health says on every page: how current the data are is never left out. */
export async function expectOnEveryPage(page: Page, connection: string, words: string): Promise<void> {
  const addresses = await everyPage(page, connection);
  expect(addresses.length).toBeGreaterThan(15);
  const without: string[] = [];
  for (const address of addresses) {
    const answer = await page.request.get(address);
    const strip = /<p class="health"[\s\S]*?<\/p>/.exec(await answer.text())?.[0] ?? "";
    if (answer.status() !== 200 || !strip.includes(words)) without.push(`${answer.status()} ${address}`);
  }
  expect(without).toEqual([]);
}

/** What a query may hold that no link of ours has: a name twice, a zero byte, numbers and orders that make no sense. */
const ODD = [
  "weeks=12&weeks=26&from=2026-01-01&from=2026-02-30&team=a&team=b&page=1&page=2",
  "weeks=%00&from=%00&to=%00&team=%00&q=%00&stream=%00&state=%00",
  "weeks=-1&page=-1&page=1e9&from=9999-99-99&sort=;%20drop&__proto__=1&constructor[prototype]=1",
];

/** Every page is there whatever its query says. */
export async function expectToBearOddQueries(page: Page, connection: string): Promise<void> {
  const failed: string[] = [];
  for (const address of await everyPage(page, connection)) {
    for (const query of ODD) {
      const status = (await page.request.get(`${address}?${query}`)).status();
      if (status >= 500) failed.push(`${status} ${address}?${query}`);
    }
  }
  expect(failed).toEqual([]);
}
