import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import type { Organisation } from "@/prisma/scenarios/organisation/organisation.ts";
import { expectNoBarrier, expectNoSidewaysScroll } from "./visitor.ts";

/** A worker does its part first. */
const PATIENT = { timeout: 60_000, interval: 500 };

/** What an admin does about people and teams once a host has told of them, in the browser of the journey. */
export const sortingPeople = (open: () => Page, url: string, made: () => Organisation): unknown =>
  describe.sequential("an admin who says who is who", () => {
    const people = `${url}/settings/people`;

    test("sees how much belongs to nobody yet, and confirms a suggestion", async () => {
      const page = open();
      await page.goto(people);
      await page.getByText(/^[\d,]+ of [\d,]+ commits, .* belong to nobody yet/).waitFor();
      await page.getByRole("link", { name: "Say whose they are" }).click();
      await page.waitForURL(/state=unmatched/);
      expect(await page.locator("#people-table tbody tr").count()).toBe(await countIn(page, "Unmatched"));
      await page.goto(`${people}?state=suggested`);
      await expectNoBarrier(page);
      const waiting = await countIn(page, "To confirm");
      await page.getByRole("button", { name: "Same person" }).first().click();
      await expect.poll(() => countIn(page, "To confirm"), PATIENT).toBeLessThan(waiting);
    });

    test("joins two people into one, and splits them again", async () => {
      const page = open();
      await page.goto(`${people}?state=matched`);
      const rows = page.locator("#people-table tbody tr");
      await rows.first().waitFor();
      const before = await rows.count();
      const [first = "", second = ""] = await rows.locator("td .identity:first-child code").allTextContents();
      const one = rows.filter({ has: page.locator(`code:text-is("${first}")`) });
      await one.getByText("Join or change kind").click();
      await one.getByLabel("Is the same person as").fill(second);
      await one.getByRole("button", { name: "Join" }).click();
      await expect.poll(() => rows.count(), PATIENT).toBe(before - 1);
      expect(await one.locator("code").allTextContents()).toEqual(expect.arrayContaining([first, second]));
      await expectNoBarrier(page);
      await one.locator(".identity", { hasText: first }).getByRole("button", { name: "Split off" }).click();
      await expect.poll(() => rows.count(), PATIENT).toBe(before);
    });

    test("brings back the exported table with the right people in it, and nothing is left to nobody", async () => {
      const page = open();
      const exported = await page.context().request.get(`${url}/api/v1/people`);
      await page.goto(people);
      const without = await belongToNobody(page);
      await page.getByLabel("or its lines").fill(withTruth(await exported.text(), made()));
      await page.getByRole("button", { name: "Show what would change" }).click();
      await page.getByRole("button", { name: /^Keep these \d+ changes$/ }).click();
      await page.locator("form:has(textarea) .notice-good").waitFor();
      await page.goto(people);
      expect(await belongToNobody(page)).toBeLessThan(without);
    });

    test("makes a team below another, with dated members, and sees its page once three people have worked", async () => {
      const page = open();
      const exported = await page.context().request.get(`${url}/api/v1/people`);
      const authors = busiest(made(), await exported.text());
      await addTeam(page, url, "Delivery", "");
      await addTeam(page, url, "Checkout", "Delivery");
      await page.getByLabel("Person").fill(authors[0] ?? "");
      await page.getByLabel("First day").first().fill("2020-01-01");
      await page.getByRole("button", { name: "Add to Checkout" }).click();
      await page.locator("#members").getByText("1 Jan 2020").waitFor();
      const lines = authors.slice(1).map((login) => `Delivery / Checkout,${login},senior,2020-01-01,`);
      await page.getByLabel("or its lines").fill(["team,person,level,from,to", ...lines].join("\n"));
      await page.getByRole("button", { name: "Show what would change" }).click();
      await page.getByRole("button", { name: /^Keep (this change|these \d+ changes)$/ }).click();
      await page.locator("form:has(textarea) .notice-good").waitFor();
      await page.reload();
      expect(await page.locator("#members tbody tr").count()).toBe(authors.length);
      await expectNoBarrier(page);
      await page.setViewportSize({ width: 390, height: 844 });
      await expectNoSidewaysScroll(page);
      await page.setViewportSize({ width: 1440, height: 900 });
      const row = page.getByRole("row", { name: /^Checkout / });
      await expect
        .poll(async () => {
          await page.goto(url);
          return (await row.textContent({ timeout: 2_000 }).catch(() => null)) ?? "";
        }, PATIENT)
        .toMatch(/%/);
      await row.getByRole("link", { name: "Checkout" }).click();
      await page.getByRole("heading", { name: "Net contribution" }).waitFor();
      await expectNoBarrier(page);
    });
  });

/** The number on a tab. */
async function countIn(page: Page, tab: string): Promise<number> {
  const words = await page.getByRole("navigation", { name: "By state" }).getByText(tab).textContent();
  return Number(/[\d,]+$/.exec(words ?? "")?.[0].replaceAll(",", ""));
}

/** How many activities belong to nobody, as the page says it. */
async function belongToNobody(page: Page): Promise<number> {
  const words = (await page.locator(".finding").first().textContent()) ?? "";
  return words.startsWith("Everything") ? 0 : Number(/^[\d,]+/.exec(words)?.[0].replaceAll(",", ""));
}

/** The identities of an exported table. */
const keysIn = (csv: string): string[] =>
  csv
    .trim()
    .split("\r\n")
    .slice(1)
    .map((line) => line.split(",")[0] ?? "");
/** The key of an account at the code host: those of the tracker are no numbers. */
const accountKey = (keys: readonly string[], id: number): string | undefined =>
  keys.find((key) => key.endsWith(`/${id}`) && !key.startsWith("git/"));

/** A table that gives every address and account of a person to the account that the truth names first. */
function withTruth(csv: string, { people, accounts }: Organisation): string {
  const keys = keysIn(csv);
  const lines = people.flatMap(({ emails, accounts: ids }) => {
    const own = ids.filter((id) => accounts.get(id)?.role === "human").map((id) => accountKey(keys, id));
    const [main, ...others] = own.filter((key) => key !== undefined);
    const known = [...others, ...emails.map((email) => `git/${email}`)].filter((key) => keys.includes(key));
    return main === undefined ? [] : known.map((key) => `${key},${main}`);
  });
  return ["identity,person", ...new Set(lines)].join("\r\n");
}

/** Accounts of the people who merged most in the largest repository. */
function busiest({ repositories, accounts }: Organisation, csv: string): string[] {
  const keys = keysIn(csv);
  const [largest] = repositories.toSorted((a, b) => b.pulls.length - a.pulls.length);
  const counts = new Map<string, number>();
  for (const { author, mergedAt } of largest?.pulls ?? []) {
    if (author === null || mergedAt === null || accounts.get(author)?.role !== "human") continue;
    const key = accountKey(keys, author);
    if (key !== undefined) counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const sorted = [...counts].toSorted(([, a], [, b]) => b - a);
  return sorted.map(([key]) => key).slice(0, 6);
}

async function addTeam(page: Page, url: string, name: string, above: string): Promise<void> {
  await page.goto(`${url}/settings/teams`);
  const form = page.locator("form", { has: page.getByRole("button", { name: "Add the team" }) });
  await form.getByLabel("Name").fill(name);
  const below = form.getByLabel("Below");
  const choice = below.locator("option", { hasText: above === "" ? "No other team" : above });
  await below.selectOption((await choice.first().getAttribute("value")) ?? "");
  await form.getByRole("button", { name: "Add the team" }).click();
  await page.waitForURL(/team=[0-9a-f-]{36}/);
  await page.getByRole("heading", { name, exact: true }).waitFor();
}
