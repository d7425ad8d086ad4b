import type { Browser, Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { addViewer } from "../support/add-member.ts";
import { expectNoBarrier, expectNoSidewaysScroll, signIn, watchedPage } from "./visitor.ts";

const GRACE = { name: "Grace Hopper", email: "grace@example.com", password: "correct horse battery staple" };
const LINES = "section[aria-labelledby=corrections] form:has-text('Correct these lines')";

type Given = {
  readonly open: () => Page;
  readonly browser: () => Browser;
  readonly url: string;
  readonly dataDir: string;
  /** The path of a team's page that more than two people stand behind. */
  readonly team: () => string;
};

/** What an engineer says about a change of theirs, and an admin about all of them. */
export const correctingChanges = ({ open, browser, url, dataDir, team }: Given): unknown =>
  describe.sequential("somebody who disagrees with how a change counts", () => {
    let change = "";

    test("finds the rule, says why not, and sees the lines count otherwise at once, as an engineer", async () => {
      await addViewer(dataDir, GRACE);
      const context = await browser().newContext({ viewport: { width: 1440, height: 900 } });
      const { page, complaints } = await watchedPage(context);
      await page.goto(`${url}${team()}/ledger?weeks=26&class=net`);
      await signIn(page, GRACE.password, GRACE.email);
      await page.locator("#change-table tbody tr:not(.is-total) a").first().click();
      await page.waitForURL(/\/changes\//);
      change = page.url();
      const before = await finding(page);
      expect(before).toMatch(/: net [\d,]+\.$/);
      await page
        .getByRole("link", { name: /^Correct / })
        .first()
        .click();
      await page.waitForURL(/#correct-lines$/);
      await page.getByRole("button", { name: "Correct these lines" }).click();
      await page.getByText("Say why, in a few words.").waitFor();
      await page.locator(LINES).getByLabel("are").selectOption("generated");
      await page.locator(LINES).getByLabel("Why").fill("The client generator writes this file");
      await page.getByRole("button", { name: "Correct these lines" }).click();
      await page.locator(LINES).locator(".notice-good").waitFor();
      await expect
        .poll(() => reloaded(page, change), { timeout: 20_000 })
        .toBe(before.replace("net", "generated"));
      const said = page.locator("section[aria-labelledby=corrections] tbody tr");
      expect(await said.allTextContents()).toEqual([
        expect.stringMatching(/Net is generated.*client generator.*you/s),
      ]);
      await expectNoBarrier(page);
      await page.setViewportSize({ width: 390, height: 844 });
      await expectNoSidewaysScroll(page);
      await page.goto(`${url}/settings/rules`);
      await page.getByText("Owners and admins only").waitFor();
      expect(complaints).toEqual([]);
      await context.close();
    });

    test("is seen by others by role and not by name; an owner can withdraw it", async () => {
      const page = open();
      await page.goto(change);
      const said = page.locator("section[aria-labelledby=corrections] tbody tr").first();
      expect(await said.textContent()).toContain("viewer");
      expect(await page.content()).not.toContain(GRACE.name);
      await said.getByRole("button", { name: "Withdraw" }).click();
      await expect.poll(() => reloaded(page, change), { timeout: 20_000 }).toMatch(/: net [\d,]+\.$/);
      await said.getByText("withdrawn").waitFor();
    });

    test("writes a rule, sees by how much and where it counts before it is kept, and then that it does", async () => {
      const page = open();
      const rules = `${url}/settings/rules`;
      await page.goto(rules);
      await page.getByText("No rules yet").waitFor();
      await page.getByLabel("Leave out of the figures").fill("nowhere: x/");
      await page.getByRole("button", { name: "Show what would change" }).click();
      await page.getByText("Line 1: There is no repository nowhere.").waitFor();
      await page.getByLabel("Leave out of the figures").fill("");
      await page.getByLabel("Count as another class").fill("src/part-1.ts = cosmetic");
      await page.getByRole("button", { name: "Show what would change" }).click();
      const tried = await figure(page, /^Net\s*lines$/);
      expect(tried[0]).not.toBe(tried[1]);
      expect(await page.locator("#effect-items tbody tr").count()).toBe(1);
      expect(await page.locator("#effect-items tbody td").nth(1).textContent()).toMatch(
        /^[\d,]+ net → cosmetic/,
      );
      await expectNoBarrier(page);
      await page.getByLabel("Why").fill("Part 1 was only moved");
      await page.getByRole("button", { name: "Keep as version 1" }).click();
      await page.getByText("Part 1 was only moved").waitFor();
      await expect
        .poll(
          async () => {
            await page.goto(`${rules}?exclude=nowhere-at-all/`);
            return (await figure(page, /^Net\s*lines$/))[1];
          },
          { timeout: 20_000 },
        )
        .toBe(tried[0]);
      await page.goto(rules);
      await page.setViewportSize({ width: 390, height: 844 });
      await expectNoSidewaysScroll(page);
      await page.setViewportSize({ width: 1440, height: 900 });
    });
  });

const finding = async (page: Page): Promise<string> =>
  (await page.locator("section[aria-labelledby=lines] .finding").textContent()) ?? "";

async function reloaded(page: Page, address: string): Promise<string> {
  await page.goto(address);
  return finding(page);
}

/** Now, and with the rules. */
async function figure(page: Page, name: RegExp): Promise<string[]> {
  const row = page.locator(".effect-figures tbody tr", { has: page.locator("th", { hasText: name }) });
  return row.locator("td").allTextContents();
}
