import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { runGit } from "@/prisma/scenarios/git/run-git.ts";
import {
  SAMPLE_SEED,
  type SampleRepository,
  writeSampleRepositories,
} from "@/prisma/scenarios/write-sample-repositories.ts";

const endsAt = Date.UTC(2026, 10, 16) / 1000;
const folders: string[] = [];

async function write(seed: string): Promise<SampleRepository[]> {
  const dir = await mkdtemp(join(tmpdir(), "assay-sample-"));
  folders.push(dir);
  return writeSampleRepositories({ dir, endsAt, seed });
}

let sample: SampleRepository[] = [];
beforeAll(async () => {
  sample = await write(SAMPLE_SEED);
});
afterAll(() => Promise.all(folders.map((dir) => rm(dir, { recursive: true, force: true }))));

const named = (name: string): SampleRepository => sample.find((one) => one.name === name)!;
const git = (name: string, ...args: string[]): Promise<string> => runGit(named(name).path, args);
const lines = (text: string): string[] => text.split("\n").filter((line) => line !== "");
const records = (text: string): string[] => text.split("\0").filter((record) => record.trim() !== "");
const firstParent = async (name: string, format: string, ...revs: string[]): Promise<string[]> =>
  records(await git(name, "log", "--first-parent", "-z", `--format=${format}`, ...revs));
const refs = (one: SampleRepository): Promise<string> =>
  runGit(one.path, ["for-each-ref", "--format=%(refname) %(objectname)"]);

test("tells three stories, each with a sentence a beat", () => {
  expect(sample.map(({ name }) => name)).toEqual(["payments", "storefront", "platform"]);
  for (const { story } of sample) for (const sentence of story) expect(sentence).toMatch(/^[A-Z].*\.$/);
});

test("writes repositories that git finds nothing wrong with", async () => {
  for (const { path } of sample)
    expect(lines(await runGit(path, ["fsck", "--strict", "--no-progress"]))).toEqual([]);
});

test("tells the same story from the same seed, commit for commit, and another from another", async () => {
  const [again, other] = await Promise.all([write(SAMPLE_SEED), write("8")]);
  for (const [place, one] of sample.entries()) {
    expect(await refs(again[place]!)).toBe(await refs(one));
    expect(await refs(other[place]!)).not.toBe(await refs(one));
  }
});

test("ends at the given Monday and not a second later", async () => {
  for (const { name } of sample) {
    const times = lines(await git(name, "log", "--all", "--format=%ct")).map(Number);
    expect(times.reduce((latest, time) => Math.max(latest, time))).toBe(endsAt);
  }
});

describe.each(["payments", "storefront", "platform"])("what is planted in %s", (name) => {
  test("is how everything landed", async () => {
    const { kinds } = named(name).planted;
    const branches = lines(await git(name, "for-each-ref", "--format=%(refname)", "refs/heads"));
    const seen = new Set<string>();
    for (const branch of branches)
      for (const sha of await firstParent(name, "%H", branch)) seen.add(sha.trim());
    const merges = lines(await git(name, "rev-list", "--merges", "--branches")).filter((sha) =>
      seen.has(sha),
    );
    expect(merges).toHaveLength(kinds.merge);
    const squashed = records(await git(name, "log", "-z", "--no-merges", "--format=%H %s", "--branches"))
      .map((record) => record.trim())
      .filter((record) => seen.has(record.slice(0, record.indexOf(" "))) && /\(#\d+\)$/.test(record));
    // A picked squash commit keeps the number of the one it copies, and is a push.
    const copied = new Set(squashed.map((record) => /\(#\d+\)$/.exec(record)?.[0]));
    expect(copied.size).toBe(kinds.squash);
    const rebased = seen.size - kinds.merge - kinds.squash - kinds.push;
    expect(rebased).toBeGreaterThanOrEqual(kinds.rebase);
    expect(rebased).toBeLessThanOrEqual(6 * kinds.rebase);
  });

  test("is one author or another for everything but promotions and merges back", () => {
    const { kinds, made, shown, promotions, mergesBack } = named(name).planted;
    const sum = (counts: Record<string, number>): number =>
      Object.values(counts).reduce((all, one) => all + one, 0);
    expect(sum(made)).toBe(sum(kinds) - promotions - mergesBack);
    expect(sum(shown)).toBe(sum(made));
    expect(shown.automation).toBe(made.automation);
  });

  test("is every revert, and every trailer names a commit that is there", async () => {
    const { reverts, partialReverts, relands, quotedReverts } = named(name).planted;
    const branch = name === "platform" ? "develop" : "main";
    const landed = (await firstParent(name, "%B", branch)).map((text) =>
      text.trim().replace(/^Merge pull request.*\n\n/, ""),
    );
    expect(landed.filter((text) => /^(?:Revert "|Go back to how )/.test(text))).toHaveLength(
      reverts + partialReverts,
    );
    expect(landed.filter((text) => text.startsWith('Reapply "'))).toHaveLength(relands);
    const messages = records(await git(name, "log", "--all", "-z", "--format=%B"));
    const shas = messages.flatMap((text) =>
      [...text.matchAll(/^This reverts commit ([0-9a-f]{40})/gm)].map((match) => match[1]!),
    );
    expect(shas.length).toBeGreaterThan(0);
    const known = new Set(lines(await git(name, "rev-list", "--all")));
    expect(new Set(shas.filter((sha) => !known.has(sha))).size).toBe(quotedReverts);
  });

  test("is every commit of a bot", async () => {
    const { dependencyBumps, releases } = named(name).planted;
    const bumps = records(
      await git(
        name,
        "log",
        "-z",
        "--no-merges",
        "--branches",
        "--format=%an %s",
        "--author=\\(dependabot\\|renovate\\)",
      ),
    );
    expect(bumps).toHaveLength(dependencyBumps);
    expect(lines(await git(name, "tag", "--list"))).toHaveLength(releases);
  });

  test("is every pull request that landed nowhere, beside those whose commits were rebased", async () => {
    const { kinds, givenUp, leftOpen } = named(name).planted;
    const heads = lines(await git(name, "for-each-ref", "--format=%(refname)", "refs/pull"));
    const messages = await git(name, "log", "--branches", "--format=%s");
    const said = new Set(
      [...messages.matchAll(/\(#(\d+)\)$|^Merge pull request #(\d+) /gm)].map(
        (match) => match[1] ?? match[2],
      ),
    );
    const silent = heads.filter((head) => !said.has(head.split("/")[2]));
    expect([givenUp > 3, leftOpen > 0]).toEqual([true, true]);
    expect(silent).toHaveLength(givenUp + leftOpen + kinds.rebase);
  });

  test("is every decision record", async () => {
    const tip = name === "platform" ? "develop" : "main";
    const paths = lines(await git(name, "ls-tree", "-r", "--name-only", tip, "docs/adr"));
    expect(paths).toHaveLength(named(name).planted.decisionRecords);
  });
});

describe("payments", () => {
  test("takes back exactly what a full revert names", async () => {
    const [pair] = (
      await firstParent(
        "payments",
        "%H %b",
        "main",
        "--grep=^This reverts commit",
        "--grep=^Revert",
        "--all-match",
      )
    )
      .map((text) => /^(\w+) This reverts commit (\w+)\./.exec(text.trim()))
      .filter((match) => match !== null)
      .map((match) => ({ by: match[1]!, of: match[2]! }));
    const changed = async (from: string, to: string): Promise<string> =>
      (await git("payments", "diff", "--numstat", from, to)).replace(/^(\d+)\t(\d+)/gm, "$1 $2");
    expect(await changed(`${pair!.by}^`, pair!.by)).toBe(await changed(pair!.of, `${pair!.of}^`));
  });

  test("copies to the release branch only what stands on main", async () => {
    const copies = await firstParent(
      "payments",
      "%B",
      "main..release/2.x",
      "--grep=cherry picked from commit",
    );
    expect(copies).toHaveLength(named("payments").planted.duplicates);
    const main = new Set(lines(await git("payments", "rev-list", "--first-parent", "main")));
    for (const text of copies) expect(main).toContain(/cherry picked from commit (\w+)\)/.exec(text)?.[1]);
  });

  test("regenerates the client as often as it says", async () => {
    const touched = await firstParent("payments", "%s", "main", "--", "src/generated/client.ts");
    expect(touched.filter((subject) => subject.startsWith("chore(api)"))).toHaveLength(
      named("payments").planted.regenerated,
    );
  });
});

describe("storefront", () => {
  test("gives every added line of a noted commit to somebody", async () => {
    const notes = lines(await git("storefront", "notes", "--ref=ai", "list")).map(
      (line) => line.split(" ") as [string, string],
    );
    expect(notes).toHaveLength(named("storefront").planted.notedCommits);
    for (const [note, commit] of notes) {
      const text = (await git("storefront", "cat-file", "blob", note)).split("\n---\n")[0]!;
      const ranges = [...text.matchAll(/^ {2}\S+ ([\d,-]+)$/gm)].flatMap((match) => match[1]!.split(","));
      const attributed = ranges.reduce((sum, range) => {
        const [from = 0, to = from] = range.split("-").map(Number);
        return sum + to - from + 1;
      }, 0);
      const stat = lines(
        await git("storefront", "diff-tree", "--minimal", "-r", "--numstat", "--no-commit-id", commit),
      );
      expect(attributed).toBe(stat.reduce((sum, line) => sum + Number(line.split("\t")[0]), 0));
    }
  });

  test("changes nothing but white space on the day it is reformatted", async () => {
    const [sha] = lines(
      await git("storefront", "rev-list", "--no-merges", "--grep=^style: four spaces", "main"),
    );
    const stat = lines(await git("storefront", "diff", "-w", "--numstat", `${sha}^`, sha!));
    expect(stat).toEqual(["1\t0\t.prettierrc"]);
  });
});

describe("platform", () => {
  test("promotes exactly what develop holds", async () => {
    const merges = await firstParent(
      "platform",
      "%H",
      "main",
      "--grep=^Merge pull request #[0-9]* from acme/develop",
    );
    expect(merges).toHaveLength(named("platform").planted.promotions);
    for (const merge of merges.map((sha) => sha.trim())) {
      const [tree, other] = lines(await git("platform", "rev-parse", `${merge}^{tree}`, `${merge}^2^{tree}`));
      expect(tree).toBe(other);
    }
  });

  test("merges main back after every release and hotfix", async () => {
    const { mergesBack, releases, hotfixes } = named("platform").planted;
    expect(
      await firstParent("platform", "%s", "develop", "--grep=^Merge branch 'main' into develop"),
    ).toHaveLength(mergesBack);
    expect(mergesBack).toBe(releases + hotfixes);
  });
});
