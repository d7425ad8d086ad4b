import type { FileDiff } from "@/lib/model/change-diff.ts";
import { readRemovedBirths, replayHunks } from "../lines/replay-hunks.ts";
import { countLines, NO_RUNS, type Runs, UNKNOWN_RUNS } from "../lines/runs.ts";
import type { Draft } from "./draft.ts";
import { type BranchLines, type FoldState, INHERIT_SECONDS } from "./fold-state.ts";

/** How the modes of regular files begin. */
const REGULAR = "100";

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
  const before: Runs[] = [];
  for (const file of files) {
    const runs = file.status === "A" ? NO_RUNS : runsOf(state, branch, file.oldPath, atoms.meta.mergedAt);
    if (file.removed > 0) readRemovedBirths(runs, file.hunks, birth, file.from);
    before.push(runs);
  }
  return before;
}

/** Writes the files after the change. Branches that grew from here keep the earlier lines while those can be young. */
export function writeBirths(draft: Draft, branch: BranchLines, before: readonly Runs[]): void {
  const { state, files, atoms } = draft;
  const after = files.map((file, k) =>
    file.status === "D" ? NO_RUNS : rewrite(draft, file, before[k] ?? NO_RUNS),
  );
  for (const heir of heirsOf(state, branch, atoms.meta.mergedAt)) leaveTo(heir, files, before);
  const opaque = branch.landing ? opaqueAfter(state, files) : null;
  for (const file of files) {
    if (file.status === "D" || file.status === "R") remove(state, branch, file.oldPath);
  }
  files.forEach(({ status, newPath, newMode }, k) => {
    if (status === "D") return;
    branch.files.set(newPath, after[k] ?? NO_RUNS);
    if (!branch.landing) return;
    if (!newMode.startsWith(REGULAR)) state.links.add(newPath);
    else if (state.links.size > 0) state.links.delete(newPath);
    if (state.opaque.size > 0) state.opaque.delete(newPath);
  });
  for (const [path, blob] of opaque ?? []) state.opaque.set(path, blob);
}

function leaveTo(heir: BranchLines, files: readonly FileDiff[], before: readonly Runs[]): void {
  files.forEach(({ status, oldPath, newPath }, k) => {
    if (status !== "A" && !heir.files.has(oldPath)) heir.files.set(oldPath, before[k] ?? NO_RUNS);
    if (status !== "M" && status !== "D" && !heir.files.has(newPath)) heir.files.set(newPath, NO_RUNS);
  });
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

function rewrite({ birth }: Draft, file: FileDiff, runs: Runs): Runs {
  if (file.binary) return NO_RUNS;
  return file.hunks.length === 0 ? runs : replayHunks(runs, file.hunks, birth, file.from);
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
