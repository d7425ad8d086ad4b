import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { expectNoBarrier, expectNoSidewaysScroll } from "./visitor.ts";

/** So long at most from the button to the first numbers of the sample, on two cores that are busy with the rest of the house. */
const FIRST_NUMBERS = 60_000;
/** And so long to everything else: both hosts read, people matched, teams taken over. */
const SETTLED = 180_000;
const TEAMS = ["Payments", "Platform", "Storefront"];

/** What a person sees of the sample: numbers, who works there, where it comes from; and that it goes again. */
export const openingSample = (open: () => Page, url: string): unknown =>
  describe.sequential("somebody who looks around in the sample", () => {
    test("opens it and sees its first numbers, marked as a sample", async () => {
      const page = open();
      await page.goto(`${url}/settings`);
      await page.getByRole("button", { name: "Open the sample organisation" }).click();
      await page.locator(".sample-mark").waitFor();
      await page.waitForURL(`${url}/`);
      await page.locator("table a[href^='/teams/']").first().waitFor({ timeout: FIRST_NUMBERS });
      await expectNoBarrier(page);
    });

    test("sees that its GitHub and its Jira work and were read whole", async () => {
      const page = open();
      await expect
        .poll(() => reload(page, `${url}/settings/connections`, "td[data-label='State']"), {
          timeout: SETTLED,
          interval: 3_000,
        })
        .toEqual(["Current", "Current"]);
      await page.getByRole("link", { name: "GitHub of the sample" }).first().click();
      await page.waitForURL(/\/settings\/connections\/[^/]+$/);
      await page.locator(".sample-mark").waitFor();
      expect(await page.getByRole("button", { name: "Sync now" }).count()).toBe(0);
      await expectNoBarrier(page);
      await expectNoSidewaysScroll(page);
    }, 200_000);

    test("finds its people in their teams, with figures of their own", async () => {
      const page = open();
      await expect
        .poll(() => reload(page, `${url}/`, "table tbody th"), { timeout: SETTLED, interval: 3_000 })
        .toEqual(expect.arrayContaining(TEAMS.map((name) => expect.stringContaining(name))));
      await page.goto(`${url}/settings/people`);
      await page.getByText("as Noor Haddad").waitFor();
    }, 200_000);

    test("removes it, and it is gone", async () => {
      const page = open();
      await page.goto(`${url}/settings`);
      await page.getByRole("button", { name: "Remove the sample" }).click();
      await page.locator(".sample-mark").waitFor({ state: "detached" });
      await page.goto(`${url}/settings`);
      await page.getByRole("button", { name: "Open the sample organisation" }).waitFor();
    });
  });

/** The texts of a page's cells as it stands now. */
async function reload(page: Page, address: string, cells: string): Promise<string[]> {
  await page.goto(address);
  return (await page.locator(cells).allTextContents()).map((text) => text.trim());
}
