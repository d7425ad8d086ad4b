import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { expectNoBarrier, expectNoSidewaysScroll } from "./visitor.ts";

/** What an admin does for a program that is to ask for people and teams, in the browser of the journey. */
export const usingToken = (open: () => Page, url: string): unknown =>
  describe.sequential("an admin who lets a program in", () => {
    test("makes a token that is shown once, works until it is revoked, and never again", async () => {
      const page = open();
      const size = page.viewportSize() ?? { width: 1440, height: 900 };
      await page.goto(`${url}/settings/tokens`);
      await page.getByRole("button", { name: "Make a token" }).click();
      await page.getByText("Say what it is for.").waitFor();
      await page.getByLabel("What is it for?").fill("sync\0 of teams");
      await page.getByRole("button", { name: "Make a token" }).click();
      await page.getByText("Type it again").waitFor();
      await page.getByLabel("What is it for?").fill("sync of teams");
      await page.getByRole("button", { name: "Make a token" }).click();
      const token = (await page.locator(".once code").textContent()) ?? "";
      await expectNoBarrier(page);
      const ask = (headers: Record<string, string>) => fetch(`${url}/api/v1/people`, { headers });
      const bearer = { authorization: `Bearer ${token}` };
      expect((await ask({})).status).toBe(401);
      expect(await (await ask(bearer)).text()).toMatch(/^identity,person,kind/);
      const write = { method: "POST", headers: bearer, body: "team\nCore\n" };
      expect((await fetch(`${url}/api/v1/teams`, write)).status).toBe(403);
      await page.reload();
      expect(await page.content()).not.toContain(token);
      await page.setViewportSize({ width: 390, height: 844 });
      await expectNoSidewaysScroll(page);
      await page.setViewportSize(size);
      await page.getByRole("button", { name: "Revoke" }).click();
      await page.getByText("No token yet").waitFor();
      expect((await ask(bearer)).status).toBe(401);
    });
  });
