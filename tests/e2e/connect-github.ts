import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { makeOrganisation } from "@/prisma/scenarios/organisation/make-organisation.ts";
import type { Organisation } from "@/prisma/scenarios/organisation/organisation.ts";
import { type GithubSimulator, startGithub } from "../simulator/github/start-github.ts";
import { revokeAndReplace, setAsideAndRetry } from "./lose-github.ts";
import { sortingPeople } from "./sort-people.ts";
import { expectNoBarrier, expectNoSidewaysScroll } from "./visitor.ts";

/** What an admin does to connect GitHub, to bear its faults, and with the people that it tells of; in the browser of the journey. */
export const connectingGithub = (open: () => Page, url: string): unknown =>
  describe.sequential("an admin who connects GitHub", () => {
    let github: GithubSimulator;
    let organisation: Organisation;
    let address = "";
    const dir = mkdtempSync(join(tmpdir(), "assay-organisation-"));
    /** Those with most pull requests first. */
    const repositories = () => organisation.repositories.toSorted((a, b) => b.pulls.length - a.pulls.length);
    beforeAll(async () => {
      organisation = await makeOrganisation({ seed: "7", size: "tiny", dir });
      github = await startGithub(organisation);
    });
    afterAll(async () => {
      await github.stop();
      rmSync(dir, { recursive: true, force: true });
    });

    test("is told that a token does not work, call by call, and puts in one that does", async () => {
      address = url + (await addWithWrongToken(open(), url, github));
      await replaceToken(open(), address, github);
    });

    test("chooses what is read and sees every list of it become current", async () => {
      const { login } = organisation;
      const [largest] = repositories();
      const repository = `${login}/${largest?.name}`;
      await chooseAndRead(open(), address, { organisation: login, repository, found: repositories().length });
      await walkConnection(open(), url, address);
    });

    test("sees what was set aside with its reason, and has it tried again", async () => {
      const [, next] = repositories();
      await setAsideAndRetry(open(), address, github, `${organisation.login}/${next?.name}`);
    });

    test("is told of a token that was taken away, list by list, and puts in another", async () => {
      await revokeAndReplace(open(), address, github);
    });

    sortingPeople(open, url, () => organisation);
  });

/** Adds a connection to a simulated GitHub with a token that it does not know, and is told so. Answers the page of the connection. */
async function addWithWrongToken(page: Page, url: string, github: GithubSimulator): Promise<string> {
  await page.goto(`${url}/settings/connections/new?way=github_token`);
  await expectNoBarrier(page);
  await page.getByLabel("Address").fill(github.url);
  await page.getByRole("textbox", { name: "Token" }).fill(`ghp_${"x".repeat(36)}`);
  await page.getByRole("button", { name: "Save and test" }).click();
  await page.getByText("Use the https address").waitFor();
  await page.getByText("Own network or certificates").click();
  await page.getByLabel("Hosts in a private network").fill("127.0.0.1");
  await page.getByRole("button", { name: "Save and test" }).click();
  await page.waitForURL(/\/settings\/connections\/[0-9a-f-]{36}$/);
  await page.getByText("0 of 12 calls that reading makes work").waitFor();
  await page.locator(".health", { hasText: "GitHub does not work" }).waitFor();
  await expectNoBarrier(page);
  return new URL(page.url()).pathname;
}

/** Replaces the token by one that works; the test finds the repositories to choose from. */
async function replaceToken(page: Page, address: string, github: GithubSimulator): Promise<void> {
  await page.goto(`${address}/edit`);
  await expectNoBarrier(page);
  await page.getByLabel("New token").fill(github.tokens.admin);
  await page.getByRole("button", { name: "Save and test" }).click();
  await page.getByRole("link", { name: "Choose what to read" }).waitFor();
}

/** Chooses one repository, seeing while typing how many fit, and waits until every list of it is current. */
async function chooseAndRead(
  page: Page,
  address: string,
  chosen: { readonly organisation: string; readonly repository: string; readonly found: number },
): Promise<void> {
  await page.goto(`${address}/scope`);
  await page.getByText(`${chosen.found} of ${chosen.found} repositories`).waitFor();
  await page.getByLabel("Read", { exact: true }).fill(chosen.repository);
  await page.getByText(`1 of ${chosen.found} repositories`).waitFor();
  await page.getByLabel("Organisations whose teams are read").fill(chosen.organisation);
  await expectNoBarrier(page);
  await page.getByRole("button", { name: "Save and read" }).click();
  await page.waitForURL(address);
  await page.getByRole("button", { name: "Sync now" }).click();
  await page.getByText("1 of 1 repository read whole").waitFor({ timeout: 60_000 });
  await page.getByText(/^(\d+) of \1 lists current$/).waitFor({ timeout: 60_000 });
  expect(await page.locator("#coverage ~ .actions .standing").allTextContents()).not.toContain("Failed");
}

/** Every page of a connection in the dark theme (the steps above saw the light one), and in a window of 390 pixels. */
async function walkConnection(page: Page, url: string, address: string): Promise<void> {
  const pages = [
    `${url}/settings/connections`,
    ...["", "/scope", "/log", "/records", "/sign-in"].map((end) => address + end),
  ];
  await page.emulateMedia({ colorScheme: "dark" });
  for (const one of pages) {
    await page.goto(one);
    await expectNoBarrier(page);
  }
  await page.emulateMedia({ colorScheme: "light" });
  await page.setViewportSize({ width: 390, height: 844 });
  for (const one of pages) {
    await page.goto(one);
    await expectNoSidewaysScroll(page);
  }
  await page.setViewportSize({ width: 1440, height: 900 });
}
