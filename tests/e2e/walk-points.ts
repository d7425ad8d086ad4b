import type { Page } from "playwright-core";
import { expect } from "vitest";

/** From the headline of a team, once its work is weighed, to the changes that sum to it; and the waterfall in both its units. */
export async function walkPoints(page: Page, team: string): Promise<void> {
  const headline = page.locator(".figure-hero .figure-value a[href*='/explain/net-points']");
  const net = () => page.locator(".waterfall tr.is-net td.num").first().textContent();
  const look = async () => {
    await page.goto(`${team}?weeks=26`);
    return headline.count();
  };
  await expect.poll(look, { timeout: 60_000 }).toBe(1);
  const inPoints = await net();
  await page.getByRole("link", { name: "In lines" }).click();
  await page.locator(".waterfall th", { hasText: "Lines" }).waitFor();
  expect(await net()).not.toBe(inPoints);
  await page.goto(`${team}/explain/net-points?weeks=26`);
  const sum = (await page.locator(".section .finding").first().textContent()) ?? "";
  expect(/sum to ([\d,.]+) points/.exec(sum)?.[1]).toBe(inPoints);
  expect(await page.locator("#change-table tr.is-total td").first().textContent()).toBe(inPoints);
}
