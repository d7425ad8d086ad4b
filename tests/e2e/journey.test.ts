import { rmSync } from "node:fs";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { LEDGER_CLASSES } from "../../lib/model/ledger-class.ts";
import { openBrowser } from "../support/browser.ts";
import { connectingGithub } from "./connect-github.ts";
import { correctingChanges } from "./correct-change.ts";
import { openingSample } from "./open-sample.ts";
import { makeShop } from "./shop.ts";
import { usingToken } from "./use-token.ts";
import { ADA, expectNoBarrier, expectNoSidewaysScroll, signIn, watchedPage } from "./visitor.ts";
import { walkPoints } from "./walk-points.ts";

const { url, dataDir } = inject("assay");
const shop = makeShop();
let browser: Browser;
let context: BrowserContext;
let page: Page;
let complaints: string[];
let team = "";

beforeAll(async () => {
  browser = await openBrowser();
  context = await browser.newContext({ viewport: { width: 1440, height: 900 }, colorScheme: "light" });
  ({ page, complaints } = await watchedPage(context));
});
afterAll(async () => {
  await browser.close();
  rmSync(shop.path, { recursive: true, force: true });
});

describe.sequential("a person with nothing but Node and git", () => {
  test("sets up the owner, is told what is wrong beside the field, and loses nothing that was typed", async () => {
    await page.goto(url);
    expect(new URL(page.url()).pathname).toBe("/setup");
    await expectNoBarrier(page);
    await page.getByLabel("Organisation").fill("Acme");
    await page.getByLabel("Your name").fill(ADA.name);
    await page.getByLabel("E-mail").fill(ADA.email);
    await page.getByLabel("Password").fill("short");
    await page.getByRole("button", { name: "Create the owner account" }).click();
    await page.getByText("Use at least 12 characters").first().waitFor();
    expect(await page.getByLabel("Your name").inputValue()).toBe(ADA.name);
    expect(await page.getByLabel("Password").inputValue()).toBe("short");
    await page.getByLabel("Password").fill(ADA.password);
    await page.getByRole("button", { name: "Create the owner account" }).click();
    await page.waitForURL(`${url}/start`);
    await expectNoBarrier(page);
  });

  test("cannot set up twice", async () => {
    await page.goto(`${url}/setup`);
    expect(new URL(page.url()).pathname).not.toBe("/setup");
  });

  test("is brought to the address of the session by another name of this machine", async () => {
    await page.goto(`${url.replace("localhost", "127.0.0.1")}/definitions?from=elsewhere`);
    await page.waitForURL(`${url}/definitions?from=elsewhere`);
    await page.getByRole("heading", { level: 1 }).waitFor();
  });

  test("is told the next step for a folder that holds no repository, and keeps what was typed", async () => {
    await page.goto(`${url}/start`);
    await page.getByLabel("Folder or address").fill("/nowhere/at/all");
    await page.getByRole("button", { name: "Add the repository" }).click();
    await page.getByText("There is no /nowhere/at/all").waitFor();
    expect(await page.getByLabel("Folder or address").inputValue()).toBe("/nowhere/at/all");
  });

  test("adds a repository and sees its dashboard once it has been read", async () => {
    await page.getByLabel("Folder or address").fill(shop.path);
    await page.getByRole("button", { name: "Add the repository" }).click();
    await page.waitForURL(/\/repositories\//);
    await page.getByRole("link", { name: "Open the dashboard" }).waitFor({ timeout: 90_000 });
    await page.getByRole("link", { name: "Open the dashboard" }).click();
    await page.waitForURL(/\/teams\//);
    team = new URL(page.url()).pathname;
    await page.getByRole("heading", { name: "Net contribution" }).waitFor();
  });

  test("reads the composition with both of its bounds, and no human share from git alone", async () => {
    await page.goto(`${url}${team}?weeks=26`);
    const words = (await page.locator("svg.strip").first().getAttribute("aria-label")) ?? "";
    expect(words).toMatch(/human 0 %/);
    expect(words).toMatch(/AI share between \d+ % and 100 %/);
  });

  test("walks from a number to its rows, to an item, to its commits in three clicks", async () => {
    await page.goto(`${url}${team}?weeks=26`);
    await page.locator(".figure-value a[href*='/explain/net-share']").first().click();
    await page.waitForURL(/\/explain\/net-share/);
    const sum = (await page.locator("#changes ~ .finding, .section .finding").first().textContent()) ?? "";
    const [, of = "", over = ""] = /sum to ([\d,]+) ÷ ([\d,]+)/.exec(sum) ?? [];
    const cells = await page.locator("#change-table tbody tr.is-total td").allTextContents();
    expect(cells).toEqual([of, over]);
    await page.locator("#change-table tbody a").first().click();
    await page.waitForURL(/\/changes\//);
    await page.getByRole("heading", { name: "Commits" }).waitFor();
    const [sha = ""] = await page.locator("section[aria-labelledby=commits] tbody code").allTextContents();
    expect(shop.git("cat-file", "-t", sha)).toBe("commit");
  });

  test("sees rows that sum to the class of the waterfall, and to net contribution", async () => {
    await page.goto(`${url}${team}/ledger?weeks=26&class=generated`);
    const step = await page.locator(".waterfall tr:has-text('Generated') td").nth(1).textContent();
    const total = await page.locator("#change-table tr.is-total td").first().textContent();
    expect(`−${total}`).toBe(step);
    expect(Number(total?.replaceAll(",", ""))).toBe(120);
    await walkPoints(page, `${url}${team}`);
  });
});

describe.sequential("every page", () => {
  const paths = () => [
    "/",
    team,
    `${team}/ledger`,
    `${team}/explain/net-share`,
    "/definitions",
    "/teams",
    "/settings",
    "/settings/rules",
    "/settings/sessions",
    "/start",
  ];

  test.each(["light", "dark"] as const)("has no barrier in the %s theme", async (colorScheme) => {
    await page.emulateMedia({ colorScheme });
    for (const path of paths()) {
      await page.goto(`${url}${path}`);
      await expectNoBarrier(page);
    }
    await page.emulateMedia({ colorScheme: "light" });
  });

  test("fits a window of 390 pixels", async () => {
    await page.setViewportSize({ width: 390, height: 844 });
    for (const path of paths()) {
      await page.goto(`${url}${path}`);
      await expectNoSidewaysScroll(page);
    }
    await page.setViewportSize({ width: 1440, height: 900 });
  });

  test("is reached by keyboard alone: skip link, then a page by typing its name", async () => {
    await page.goto(url);
    await page.keyboard.press("Tab");
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe("Skip to the content");
    await page.keyboard.press("Control+k");
    await page.keyboard.type("defin");
    await page.keyboard.press("Enter");
    await page.waitForURL(`${url}/definitions`);
  });

  test("falls back from an address that makes no sense, and says so", async () => {
    await page.goto(`${url}${team}?weeks=banana&to=2026-W99`);
    await page.getByText("does not exist").waitFor();
    expect((await page.goto(`${url}/teams/00000000-0000-0000-0000-000000000000`))?.status()).toBe(404);
  });

  test("draws its charts again under the pointer, in the same place", async () => {
    await page.goto(`${url}${team}?weeks=26`);
    const chart = page.locator(".chart-live").first();
    const before = await chart.boundingBox();
    await chart.hover();
    await page.locator(".recharts-surface").first().waitFor();
    const after = await chart.boundingBox();
    expect(Math.abs((after?.height ?? 0) - (before?.height ?? 0))).toBeLessThanOrEqual(1);
  });

  test("shows a chart as a table to the keyboard, with as many rows as weeks", async () => {
    await page.goto(`${url}${team}?weeks=26`);
    const details = page.locator(".chart details").first();
    await details.locator("summary").focus();
    await page.keyboard.press("Enter");
    await details.locator("tbody tr").first().waitFor();
    expect(await details.locator("tbody tr").count()).toBe(26);
  });

  test.each([
    ["changes", "&class=generated", 2],
    ["composition", "", 27],
    ["classes", "", 1 + LEDGER_CLASSES.length],
  ])("exports %s as it shows them", async (table, more, rows) => {
    const asked = `team=${team.split("/")[2]}&weeks=26${more}`;
    const answer = await context.request.get(`${url}/api/export/${table}?${asked}`);
    expect(answer.headers()["content-type"]).toContain("text/csv");
    expect((await answer.text()).trim().split("\r\n")).toHaveLength(rows);
  });
});

correctingChanges({ open: () => page, browser: () => browser, url, dataDir, team: () => team });
connectingGithub(() => page, url);
usingToken(() => page, url);
openingSample(() => page, url);

describe.sequential("a session", () => {
  test("is needed for every page and export, and the way leads back to where one wanted to go", async () => {
    const stranger = await browser.newContext();
    const { page: door } = await watchedPage(stranger);
    await door.goto(`${url}/definitions`);
    expect(new URL(door.url()).search).toBe("?callbackUrl=%2Fdefinitions");
    expect((await stranger.request.get(`${url}/api/export/home`)).status()).toBe(401);
    await expectNoBarrier(door);
    await signIn(door, "not the password");
    await door.getByText("Check e-mail and password").waitFor();
    expect(await door.getByLabel("E-mail").inputValue()).toBe(ADA.email);
    await signIn(door);
    await door.waitForURL(`${url}/definitions`);

    await page.goto(`${url}/settings/sessions`);
    await page
      .getByRole("row")
      .filter({ hasNotText: "this browser" })
      .getByRole("button", { name: "End this session" })
      .first()
      .click();
    await page.getByRole("button", { name: "End this session" }).waitFor({ state: "detached" });
    await door.goto(`${url}/definitions`);
    expect(new URL(door.url()).pathname).toBe("/sign-in");
    await stranger.close();
  });

  test("refuses a form that another site sends", async () => {
    const answer = await context.request.post(`${url}/settings`, {
      headers: {
        origin: "https://evil.example",
        "next-action": "0",
        "content-type": "text/plain;charset=UTF-8",
      },
      data: "[]",
    });
    expect(answer.status()).toBeGreaterThanOrEqual(400);
  });

  test("ends with signing out", async () => {
    await page.goto(url);
    await page.getByRole("button", { name: "Sign out" }).click();
    await page.waitForURL(/\/sign-in/);
    await page.goto(url);
    expect(new URL(page.url()).pathname).toBe("/sign-in");
  });

  test("in all of this the console had nothing to complain of", () => {
    expect(complaints.filter((text) => !/status of (404|400|500)/.test(text))).toEqual([]);
  });
});
