import type { Rng } from "@/lib/core/rng.ts";
import type { HostedFile } from "../hosted-pull.ts";
import { NOUNS } from "./names.ts";

/** Paths with their text, as one commit leaves them. */
export type Written = Map<string, string>;

/** The files of a repository. A file is one text; every line in it is unlike every other. */
export type SourceTree = {
  readonly files: Map<string, string>;
  readonly paths: string[];
  /** Paths that an open pull request has in hand; nobody else touches them, so nothing conflicts. */
  readonly held: Set<string>;
  lines: number;
};

export const emptyTree = (): SourceTree => ({ files: new Map(), paths: [], held: new Set(), lines: 0 });

/** What one branch did: its own state of the files that it holds, and the sum of its changes. */
export type Branch = {
  readonly own: Map<string, string>;
  readonly sums: Map<string, HostedFile>;
  /** Commit by commit. */
  readonly steps: Written[];
};
export const newBranch = (): Branch => ({ own: new Map(), sums: new Map(), steps: [] });

/** One commit's worth of work on a branch: adds lines to a file in hand, begins a file, or exchanges first lines. */
export function workOn(
  rng: Rng,
  tree: SourceTree,
  branch: Branch,
): { written: Written; added: number; removed: number } {
  const isAgain = branch.own.size > 0 && rng.chance(0.6);
  const path = isAgain ? rng.pick([...branch.own.keys()]) : take(rng, tree);
  const before = branch.own.get(path) ?? tree.files.get(path);
  const count = 1 + Math.floor(rng.next() ** 3 * 60);
  // Exchanged lines come from the base and never twice, so that sums over commits are the difference of the ends.
  const removed =
    before !== undefined && !branch.own.has(path) ? Math.min(rng.between(0, 4), lineCount(before) - 1) : 0;
  const kept = before === undefined ? "" : afterLines(before, removed);
  const text = `${linesOf(rng, tree, removed)}${kept}${linesOf(rng, tree, count)}`;
  branch.own.set(path, text);
  const sum = branch.sums.get(path);
  branch.sums.set(path, {
    path,
    added: (sum?.added ?? 0) + count + removed,
    removed: (sum?.removed ?? 0) + removed,
    change: sum?.change ?? (before === undefined ? "ADDED" : "MODIFIED"),
  });
  const written = new Map([[path, text]]);
  branch.steps.push(written);
  return { written, added: count + removed, removed };
}

/** Puts a branch into the main line, or lets go of what it held. */
export function release(tree: SourceTree, branch: Branch, isLanded: boolean): Written {
  for (const [path, text] of branch.own) {
    tree.held.delete(path);
    if (!isLanded) continue;
    if (!tree.files.has(path)) tree.paths.push(path);
    tree.files.set(path, text);
  }
  return branch.own;
}

const LIMIT = 6_000;
function take(rng: Rng, tree: SourceTree): string {
  for (let attempt = 0; attempt < 4 && tree.paths.length > 20; attempt += 1) {
    const path = rng.pick(tree.paths);
    if (tree.held.has(path) || (tree.files.get(path)?.length ?? 0) > LIMIT) continue;
    tree.held.add(path);
    return path;
  }
  const noun = rng.pick(NOUNS).replaceAll(" ", "-");
  const isTest = rng.chance(0.25);
  const path = `${isTest ? "test" : "src"}/${rng.pick(NOUNS).split(" ")[0]}/${noun}-${tree.lines}${isTest ? ".test" : ""}.ts`;
  tree.held.add(path);
  return path;
}

function linesOf(rng: Rng, tree: SourceTree, count: number): string {
  let text = "";
  for (let line = 0; line < count; line += 1) {
    tree.lines += 1;
    const noun = rng.pick(NOUNS).replaceAll(/[^a-z]/g, "");
    text += `export const ${noun}${tree.lines} = (value: number): number => value * ${1 + (tree.lines % 97)};\n`;
  }
  return text;
}

const lineCount = (text: string): number => text.split("\n").length - 1;
function afterLines(text: string, count: number): string {
  let place = 0;
  for (let line = 0; line < count; line += 1) place = text.indexOf("\n", place) + 1;
  return text.slice(place);
}
