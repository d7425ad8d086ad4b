import { execFileSync } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { makeOrganisation } from "@/prisma/scenarios/organisation/make-organisation.ts";
import { ODDITIES } from "@/prisma/scenarios/organisation/making/pull-plan.ts";
import type { Organisation } from "@/prisma/scenarios/organisation/organisation.ts";

let dir: string;
let made: Organisation;
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), "organisation-"));
  made = await makeOrganisation({ seed: "a", size: "tiny", dir });
}, 30_000);
afterAll(() => rm(dir, { recursive: true, force: true }));

const written = (organisation: Organisation): string =>
  JSON.stringify(organisation, (_, value: unknown) => (value instanceof Map ? [...value.entries()] : value));
const git = (gitDir: string | null, ...args: string[]): string =>
  execFileSync("git", ["-C", gitDir ?? "", ...args]).toString();

test("the same seed makes the same organisation, git included, and another seed another", async () => {
  const again = await makeOrganisation({ seed: "a", size: "tiny", dir });
  expect(written(again)).toBe(written(made));
  const other = await makeOrganisation({ seed: "b", size: "tiny" });
  const [one, two] = [made, other].map((organisation) =>
    organisation.repositories.map((repository) => repository.pulls.map((pull) => pull.title)),
  );
  expect(one).not.toEqual(two);
});

test("what is said of a pull request is what git says of its branch and its landing", () => {
  for (const { gitDir, pulls } of made.repositories) {
    for (const pull of pulls) {
      const stat = (from: string, to: string): number[] => {
        const text = git(gitDir, "diff", "--shortstat", "--no-renames", from, to);
        return [/(\d+) file/, /(\d+) insertion/, /(\d+) deletion/].map((part) =>
          Number(part.exec(text)?.[1] ?? 0),
        );
      };
      const told = [pull.changedFiles, pull.added, pull.removed];
      expect(stat(pull.baseSha, pull.headSha)).toEqual(told);
      expect(git(gitDir, "rev-parse", `refs/pull/${pull.number}/head`).trim()).toBe(pull.headSha);
      if (pull.mergeSha === null) continue;
      const steps = pull.truth.landedAs === "rebase" ? pull.commits.length : 1;
      expect(stat(`${pull.mergeSha}~${steps}`, pull.mergeSha)).toEqual(told);
      expect(git(gitDir, "rev-list", "--parents", "-1", pull.mergeSha).trim().split(" ")).toHaveLength(
        1 + (pull.mergeParents ?? 0),
      );
    }
  }
}, 60_000);

test("a tiny organisation has every oddity of the long tail", () => {
  const pulls = made.repositories.flatMap((repository) => repository.pulls);
  expect(new Set(pulls.flatMap((pull) => pull.truth.oddities))).toEqual(new Set(ODDITIES));
  expect(Math.max(...pulls.map((pull) => pull.commits.length))).toBe(400);
  expect(Math.max(...pulls.map((pull) => pull.reviews.length))).toBeGreaterThanOrEqual(1_000);
  expect(pulls.some((pull) => pull.author === null && pull.truth.person !== null)).toBe(true);
});

test("keys that a pull request names are keys of issues, then or now", () => {
  const known = new Set(made.jira.issues.flatMap((issue) => [issue.key, ...issue.previousKeys]));
  const pulls = made.repositories.flatMap((repository) => repository.pulls);
  const named = pulls.filter((pull) => pull.truth.jiraKeys.length > 0);
  expect(named.length).toBeGreaterThan(10);
  for (const { title, body, head, commits, truth } of named) {
    for (const key of truth.jiraKeys) {
      expect(known).toContain(key);
      const texts = {
        branch: head.toUpperCase(),
        title,
        body: body ?? "",
        commit: commits.map((one) => one.message).join(),
      };
      for (const place of truth.keysIn) expect(texts[place]).toContain(key);
    }
  }
});

test("a changelog leads from the first status to the last", () => {
  for (const issue of made.jira.issues) {
    const steps = issue.histories.flatMap((history) =>
      history.items.filter((item) => item.fieldId === "status"),
    );
    expect(steps.at(-1)?.to ?? issue.status).toBe(issue.status);
    steps.slice(1).forEach((step, place) => expect(step.from).toBe(steps[place]?.to));
    expect(issue.histories.map((history) => history.at)).toEqual(
      issue.histories.map((history) => history.at).toSorted((a, b) => a - b),
    );
  }
});
