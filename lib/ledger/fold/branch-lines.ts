import type { FileDiff } from "@/lib/model/change-diff.ts";
import { replayHunks, readRemovedBirths } from "../lines/replay-hunks.ts";
import { countLines, NO_RUNS, type Runs, UNKNOWN_RUNS } from "../lines/runs.ts";
import type { Draft } from "./draft.ts";
import { type BranchLines, type FoldState, INHERIT_SECONDS } from "./fold-state.ts";

const REGULAR = /^100/;

/** The births of a file on a branch as they stand before a change at `now` (seconds). */
export function runsOf(state: FoldState, branch: BranchLines, path: string, now: number): Runs {
  const own = branch.files.get(path);
  if (own) return own;
  if (!branch.fork) return branch.landing ? NO_RUNS : UNKNOWN_RUNS;
  const parent = state.branches.get(branch.fork.branch);
  if (!parent || branch.forkedAt === null || now - branch.forkedAt > INHERIT_SECONDS) return UNKNOWN_RUNS;
  return runsOf(state, parent, path, now);
}

/** Fills the births of the removed lines of a draft, and answers the runs of each file before the change. */
export function readBirths(draft: Draft, branch: BranchLines): Runs[] {
  const { state, files, birth, atoms } = draft;
  const before = files.map((file) =>
    file.status === "A" ? NO_RUNS : runsOf(state, branch, file.oldPath, atoms.meta.mergedAt),
  );
  files.forEach((file, k) => {
    const runs = before[k] ?? NO_RUNS;
    if (file.removed === 0) return;
    const scratch = new Uint32Array(file.removed);
    readRemovedBirths(runs, file.hunks, scratch, 0);
    let next = 0;
    let at = file.from;
    for (let h = 0; h < file.hunks.length; h += 4) {
      const count = file.hunks[h + 1] ?? 0;
      birth.set(scratch.subarray(next, next + count), at);
      next += count;
      at += count + (file.hunks[h + 3] ?? 0);
    }
  });
  return before;
}

/** Writes the files after the change. Branches that grew from here keep the earlier lines while those can be young. */
export function writeBirths(draft: Draft, branch: BranchLines, before: readonly Runs[]): void {
  const { files, atoms } = draft;
  const after = files.map((file, k) =>
    file.status === "D" ? NO_RUNS : rewrite(draft, file, before[k] ?? NO_RUNS),
  );
  const heirs = heirsOf(draft.state, branch, atoms.meta.mergedAt);
  for (const heir of heirs) {
    files.forEach((file, k) => {
      if (file.status !== "A" && !heir.files.has(file.oldPath))
        heir.files.set(file.oldPath, before[k] ?? NO_RUNS);
      if (file.status !== "M" && file.status !== "D" && !heir.files.has(file.newPath))
        heir.files.set(file.newPath, NO_RUNS);
    });
  }
  const opaque = branch.landing ? opaqueAfter(draft.state, files) : new Map<string, string>();
  for (const file of files) {
    if (file.status === "D" || file.status === "R") remove(draft.state, branch, file.oldPath);
  }
  files.forEach((file, k) => {
    if (file.status === "D") return;
    branch.files.set(file.newPath, after[k] ?? NO_RUNS);
    if (!branch.landing) return;
    note(draft.state.links, file.newPath, !REGULAR.test(file.newMode));
    draft.state.opaque.delete(file.newPath);
  });
  for (const [path, blob] of opaque) draft.state.opaque.set(path, blob);
}

/** Files of which one side is binary, it cannot be told which; a new file is, and a mere rename changes nothing. */
function opaqueAfter(state: FoldState, files: readonly FileDiff[]): Map<string, string> {
  const opaque = new Map<string, string>();
  for (const file of files) {
    if (file.binary && file.status !== "A" && file.status !== "D") opaque.set(file.newPath, file.newBlob);
    const before = file.status === "R" && file.hunks.length === 0 && state.opaque.get(file.oldPath);
    if (before) opaque.set(file.newPath, before);
  }
  return opaque;
}

function rewrite(draft: Draft, file: FileDiff, runs: Runs): Runs {
  if (file.binary) return NO_RUNS;
  if (file.hunks.length === 0) return runs;
  const births = new Uint32Array(file.added);
  let next = 0;
  let at = file.from;
  for (let h = 0; h < file.hunks.length; h += 4) {
    at += file.hunks[h + 1] ?? 0;
    const count = file.hunks[h + 3] ?? 0;
    births.set(draft.birth.subarray(at, at + count), next);
    next += count;
    at += count;
  }
  return replayHunks(runs, file.hunks, births, 0);
}

function heirsOf(state: FoldState, parent: BranchLines, now: number): BranchLines[] {
  const heirs: BranchLines[] = [];
  for (const branch of state.branches.values()) {
    if (branch.fork?.branch !== parent.name || branch.forkedAt === null) continue;
    if (now - branch.forkedAt <= INHERIT_SECONDS) heirs.push(branch);
  }
  return heirs;
}

function remove(state: FoldState, branch: BranchLines, path: string): void {
  if (branch.fork) branch.files.set(path, NO_RUNS);
  else branch.files.delete(path);
  if (!branch.landing) return;
  state.links.delete(path);
  state.opaque.delete(path);
}

function note(set: Set<string>, path: string, member: boolean): void {
  if (member) set.add(path);
  else set.delete(path);
}

/** Lines of each text file of the landing branch, in order of path; empty files, links and binary files left out. */
export function liveLines(state: FoldState): { path: string; lines: number }[] {
  const landing = [...state.branches.values()].find((branch) => branch.landing);
  const live: { path: string; lines: number }[] = [];
  for (const [path, runs] of landing?.files ?? []) {
    if (state.links.has(path)) continue;
    const lines = countLines(runs);
    if (lines > 0) live.push({ path, lines });
  }
  return live.toSorted((a, b) => (a.path < b.path ? -1 : 1));
}
