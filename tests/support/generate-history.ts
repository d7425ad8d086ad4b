import { mkdir } from "node:fs/promises";
import { type Rng, rngFrom } from "@/lib/core/rng.ts";
import { type FastImport, openFastImport } from "@/prisma/scenarios/git/fast-import.ts";
import { runGit } from "@/prisma/scenarios/git/run-git.ts";
import { mergeLines } from "@/prisma/scenarios/tree/merge-lines.ts";
import { fileLength, makeLines } from "./history/make-lines.ts";
import { byline, GITHUB } from "./history/people.ts";
import { apply, type Change, newPath, type Workbench, work, workbenchOf } from "./history/workbench.ts";

export type GeneratedHistory = {
  readonly gitDir: string;
  readonly branch: "main";
  readonly releases: readonly string[];
  readonly counts: Readonly<
    Record<"firstParent" | "merges" | "squashes" | "pushes" | "reverts" | "picks", number>
  >;
};

type Line = { mark: number; bench: Workbench };
type Landed = { mark: number; change: Change; title: string };
type Past = {
  rng: Rng;
  importer: FastImport;
  at: number;
  number: number;
  counts: Record<keyof GeneratedHistory["counts"], number>;
};

const START = Date.UTC(2021, 0, 4) / 1000;
const RECENT = 60;

/**
 * Writes a bare repository of `commits` first-parent commits on main, with merges, squashes, reverts, renames and
 * cherry-picks to release branches. Equal arguments give equal commits.
 */
export async function generateHistory({
  gitDir,
  commits,
  seed,
  files = 600,
}: {
  gitDir: string;
  commits: number;
  seed: string;
  files?: number;
}): Promise<GeneratedHistory> {
  await mkdir(gitDir, { recursive: true });
  await runGit(gitDir, ["init", "--quiet", "--bare", "--template="]);
  await runGit(gitDir, ["symbolic-ref", "HEAD", "refs/heads/main"]);
  const counts = { firstParent: 0, merges: 0, squashes: 0, pushes: 0, reverts: 0, picks: 0 };
  const past: Past = { rng: rngFrom(seed), importer: openFastImport(gitDir), at: START, number: 0, counts };
  const main: Line = { mark: 0, bench: workbenchOf(new Map()) };
  const first: Change = Array.from({ length: files }, (_, place) => [
    `${newPath(past.rng, main.bench)}-${place}`.replace(/^(.*)(\.\w+)-(\d+)$/, "$1$3$2"),
    null,
    makeLines(past.rng, fileLength(past.rng)),
  ]);
  land(past, main, "refs/heads/main", first, "Begin", []);
  counts.pushes += 1;
  const recent: Landed[] = [];
  const releases: { name: string; line: Line }[] = [];
  const everyRelease = Math.max(50, Math.floor(commits / 8));

  while (counts.firstParent < commits) {
    const landed = (await takeBack(past, main, recent)) ?? moveOn(past, main);
    recent.push(landed);
    if (recent.length > RECENT) recent.shift();
    if (counts.firstParent % everyRelease === 0) {
      const name = `release/${releases.length + 1}.x`;
      past.importer.branch(`refs/heads/${name}`, main.mark);
      releases.push({ name, line: { mark: main.mark, bench: workbenchOf(main.bench.files) } });
    }
    const release = releases.at(-1);
    if (release && past.rng.chance(0.02))
      await pick(past, release.name, release.line, past.rng.pick(recent.slice(-8)));
    if (counts.firstParent % 64 === 0) await past.importer.settle();
  }
  await past.importer.finish();
  await runGit(gitDir, ["pack-refs", "--all"]);
  return { gitDir, branch: "main", releases: releases.map(({ name }) => name), counts };
}

/** Commits a change on top of a line and moves the line there. */
function land(
  past: Past,
  line: Line,
  ref: string,
  change: Change,
  message: string,
  others: readonly number[],
): number {
  const { author, trailer } = byline(past.rng);
  past.at += past.rng.between(60, 2_400);
  line.mark = past.importer.commit({
    ref,
    author,
    authoredAt: past.at - past.rng.between(0, 50),
    committer: others.length > 0 ? GITHUB : author,
    committedAt: past.at,
    message: `${message}${trailer}\n`,
    parents: line.mark === 0 ? [] : [line.mark, ...others],
    files: change.map(([path, , after]) => [path, after === null ? null : textOf(after)] as const),
  });
  apply(line.bench, change);
  if (ref === "refs/heads/main") past.counts.firstParent += 1;
  return line.mark;
}

const textOf = (lines: readonly string[]): string => (lines.length === 0 ? "" : `${lines.join("\n")}\n`);

function moveOn(past: Past, main: Line): Landed {
  const { rng, counts } = past;
  const change = work(rng, main.bench);
  const title = `Work on ${change[0]?.[0].split("/")[1] ?? "something"} ${counts.firstParent}`;
  const roll = rng.next();
  if (roll < 0.3) {
    counts.pushes += 1;
    return { mark: land(past, main, "refs/heads/main", change, title, []), change, title };
  }
  past.number += 1;
  if (roll < 0.8) {
    counts.squashes += 1;
    const subject = `${title} (#${past.number})`;
    return { mark: land(past, main, "refs/heads/main", change, subject, []), change, title: subject };
  }
  counts.merges += 1;
  const side: Line = { mark: main.mark, bench: { files: new Map(), paths: [] } };
  const cut = rng.between(0, change.length - 1);
  if (cut > 0) land(past, side, `refs/pull/${past.number}/head`, change.slice(0, cut), `Begin: ${title}`, []);
  land(past, side, `refs/pull/${past.number}/head`, change.slice(cut), title, []);
  const subject = `Merge pull request #${past.number} from acme/topic-${past.number}\n\n${title}`;
  return { mark: land(past, main, "refs/heads/main", change, subject, [side.mark]), change, title };
}

/** Reverts a recent change whose files nobody has touched since; null where there is none, or mostly. */
async function takeBack(past: Past, main: Line, recent: Landed[]): Promise<Landed | null> {
  if (recent.length === 0 || !past.rng.chance(0.02)) return null;
  const target = past.rng.pick(recent.slice(-20));
  const untouched = target.change.every(([path, , after]) => (main.bench.files.get(path) ?? null) === after);
  if (!untouched) return null;
  const change: Change = target.change.map(([path, before, after]) => [path, after, before]);
  const sha = await past.importer.sha(target.mark);
  const title = `Revert "${target.title}"`;
  past.counts.reverts += 1;
  past.counts.pushes += 1;
  const mark = land(past, main, "refs/heads/main", change, `${title}\n\nThis reverts commit ${sha}.`, []);
  return { mark, change, title };
}

async function pick(past: Past, name: string, line: Line, { mark, change, title }: Landed): Promise<void> {
  const picked: Change = change.flatMap(([path, before, after]) => {
    const ours = line.bench.files.get(path);
    if (after === null || (ours === undefined && before !== null)) return [];
    if (ours === undefined || ours === before) return [[path, ours ?? null, after] as const];
    const { lines, conflict } = mergeLines(before ?? [], ours, after);
    return conflict ? [] : [[path, ours, lines] as const];
  });
  if (picked.length === 0) return;
  const sha = await past.importer.sha(mark);
  land(past, line, `refs/heads/${name}`, picked, `${title}\n\n(cherry picked from commit ${sha})`, []);
  past.counts.picks += 1;
}
