import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { runGit } from "@/prisma/scenarios/git/run-git.ts";
import type { HostedRepository } from "@/prisma/scenarios/organisation/hosted-repository.ts";
import type { Organisation } from "@/prisma/scenarios/organisation/organisation.ts";
import { readOrganisation } from "@/prisma/scenarios/sample/keep-organisation.ts";
import { writeSample } from "@/prisma/scenarios/sample/write-sample.ts";
import { SAMPLE_SEED } from "@/prisma/scenarios/write-sample-repositories.ts";

const endsAt = Date.UTC(2026, 10, 16) / 1000;
let dir = "";
let sample: Organisation;

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), "assay-hosted-sample-"));
  sample = (await writeSample({ dir, endsAt, seed: SAMPLE_SEED })).organisation;
}, 120_000);
afterAll(() => rm(dir, { recursive: true, force: true }));

const named = (name: string): HostedRepository => sample.repositories.find((one) => one.name === name)!;
const git = (name: string, ...args: string[]): Promise<string> => runGit(join(dir, `${name}.git`), args);
const lines = (text: string): string[] => text.split("\n").filter((line) => line !== "");

test("what is kept beside the repositories is what was made", async () => {
  expect(await readOrganisation(dir)).toEqual(sample);
});

test("no pull request is younger than the end of the stories", () => {
  const late = sample.repositories.flatMap(({ pulls }) =>
    pulls.filter(({ createdAt, mergedAt }) => createdAt > endsAt * 1000 || (mergedAt ?? 0) > endsAt * 1000),
  );
  expect(late).toEqual([]);
});

describe.each(["payments", "storefront", "platform"])("the pull requests of %s", (name) => {
  test("are those that git keeps the heads of, with the same tips", async () => {
    const told = await git(name, "for-each-ref", "--format=%(refname) %(objectname)", "refs/pull");
    const heads = named(name)
      .pulls.filter(({ commits }) => commits.length > 0)
      .map(({ number, headSha }) => `refs/pull/${number}/head ${headSha}`);
    expect(lines(told)).toEqual(expect.arrayContaining(heads));
    expect(lines(told)).toHaveLength(named(name).pulls.length);
  });

  test("landed with a commit of their base branch", async () => {
    const pulls = named(name).pulls.filter(({ state }) => state === "MERGED");
    for (const base of new Set(pulls.map((pull) => pull.base))) {
      const there = new Set(lines(await git(name, "rev-list", base)));
      expect(pulls.filter((pull) => pull.base === base && !there.has(pull.mergeSha ?? ""))).toEqual([]);
    }
  });

  test("land nowhere where they were closed or are open", async () => {
    const left = named(name).pulls.filter(({ state }) => state !== "MERGED");
    expect(new Set(left.map(({ state }) => state))).toEqual(new Set(["CLOSED", "OPEN"]));
    const landed = new Set(lines(await git(name, "rev-list", "--branches")));
    for (const { mergeSha, mergedAt, commits } of left) {
      expect([mergeSha, mergedAt]).toEqual([null, null]);
      expect(commits.filter(({ sha }) => landed.has(sha))).toEqual([]);
    }
  });

  test("were opened by whoever wrote their first commit, or asked a tool without an account to", async () => {
    const authors = new Map(
      lines(await git(name, "log", "--all", "--format=%H %ae")).map(
        (line) => line.split(" ") as [string, string],
      ),
    );
    const foreign = named(name).pulls.filter(({ author, commits: [first] }) => {
      const email = authors.get(first?.sha ?? "");
      const account = sample.accounts.get(author ?? 0);
      return (
        email !== undefined && email !== "cursoragent@cursor.com" && !email.startsWith(`${account?.id}+`)
      );
    });
    expect(foreign).toEqual([]);
  });

  test("are reviewed by the author's own team, never by the author alone", () => {
    const { pulls, team } = named(name);
    const members = new Set(
      sample.teams.find(({ id }) => id === team)?.members.map(({ account }) => account),
    );
    const outside = pulls
      .flatMap(({ reviews }) => reviews)
      .filter(({ author }) => sample.accounts.get(author ?? 0)?.type === "User" && !members.has(author ?? 0));
    expect(outside).toEqual([]);
    expect(
      pulls.filter(({ author, reviews }) => reviews.some((one) => one.author !== author)).length,
    ).toBeGreaterThan(pulls.length / 2);
  });

  test("name work of the team's own project that was written down before", () => {
    const { pulls, project } = named(name);
    const known = new Map(
      sample.jira.issues.flatMap((one) => [one.key, ...one.previousKeys].map((key) => [key, one])),
    );
    const linked = pulls.filter(({ truth }) => truth.jiraKeys.length > 0);
    expect(linked.length).toBeGreaterThan(pulls.length / 3);
    for (const { truth, body, createdAt } of linked) {
      const [key = ""] = truth.jiraKeys;
      expect(key.startsWith(`${project}-`)).toBe(true);
      expect(body).toContain(`Fixes ${key}`);
      expect(known.get(key)?.createdAt).toBeLessThanOrEqual(createdAt);
    }
  });

  test("have discussions beside them", () => {
    const { pulls, issues, discussions } = named(name);
    expect(discussions.length).toBeGreaterThan(1);
    const numbers = [...pulls, ...issues, ...discussions].map(({ number }) => number);
    expect(new Set(numbers).size).toBe(numbers.length);
  });

  test("are delivered from commits of the default branch", async () => {
    const { deployments, defaultBranch } = named(name);
    const there = new Set(lines(await git(name, "rev-list", "--first-parent", defaultBranch)));
    expect(deployments.length).toBeGreaterThan(10);
    expect(deployments.filter(({ sha }) => !there.has(sha))).toEqual([]);
  });
});
