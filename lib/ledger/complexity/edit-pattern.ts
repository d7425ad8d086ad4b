import { changedRuns } from "./changed-runs.ts";
import { abstracted, codeTokens } from "./code-tokens.ts";
import { shortHash } from "./short-hash.ts";

/** What was done in one hunk, told without where and without the values of literals. */
export type HunkEdit = {
  /** Equal for two hunks that substitute the same tokens, however often and wherever; null where no token changed hands. */
  readonly pattern: string | null;
  /** The same, but equal for an edit and the one that takes it back. */
  readonly undirected: string | null;
  /** Tokens taken out and put in, all substitutions together: how much the pattern says. */
  readonly tokens: number;
  /** The part of each added line in it, undirected, in the order handed in; for a line put in whole, what it consists of. */
  readonly added: readonly string[];
  /** The same of each removed line. */
  readonly removed: readonly string[];
};

type Token = { readonly text: string; readonly line: number };
type Side = {
  readonly lines: readonly (readonly Token[])[];
  /** Substitutions that show in each line, and those that took something away right beside what is left of it. */
  readonly parts: readonly Set<string>[];
  readonly beside: readonly Set<string>[];
};
type Run = { readonly tokens: readonly Token[]; readonly line: number };
type Note = (out: Run, into: Run) => void;

const LONGEST_SPELT = 100;

/**
 * The edit pattern of one hunk: removed and added lines as texts, without those that do not count as changed. Two sides of
 * equally many lines are compared line by line, others as a whole. Renaming one thing at forty sites is one pattern;
 * so is the same block put into forty files. `path` tells how comments are written.
 */
export function hunkEdit(path: string, removed: readonly string[], added: readonly string[]): HunkEdit {
  const tokensOf = (lines: readonly string[]) => lines.map((line) => codeTokens(path, line));
  return tokenEdit(tokensOf(removed), tokensOf(added));
}

/** `hunkEdit` of lines whose `codeTokens` are known. */
export function tokenEdit(
  removed: readonly (readonly string[])[],
  added: readonly (readonly string[])[],
): HunkEdit {
  if (removed.length === 0 || added.length === 0) return oneSided(removed, added);
  const before = sideOf(removed);
  const after = sideOf(added);
  const pairs = new Set<string>();
  const either = new Set<string>();
  let tokens = 0;
  const note: Note = (out, into) => {
    tokens += out.tokens.length + into.tokens.length;
    const [from, to] = [spelt(out.tokens), spelt(into.tokens)];
    const pair = undirected(from, to);
    pairs.add(directed(from, to));
    either.add(pair);
    for (const [line, part] of byLine(into.tokens)) after.parts[line]?.add(undirected(from, part));
    for (const [line, part] of byLine(out.tokens)) before.parts[line]?.add(undirected(part, to));
    if (to === "") after.beside[into.line]?.add(pair);
    if (from === "") before.beside[out.line]?.add(pair);
  };
  if (removed.length === added.length) {
    for (let line = 0; line < added.length; line += 1)
      compare(before.lines[line] ?? [], after.lines[line] ?? [], note);
  } else compare(before.lines.flat(), after.lines.flat(), note);
  return {
    pattern: pairs.size === 0 ? null : hashOf(pairs),
    undirected: either.size === 0 ? null : hashOf(either),
    tokens,
    added: added.map((_, line) => partOf(after, line)),
    removed: removed.map((_, line) => partOf(before, line)),
  };
}

const directed = (from: string, to: string) => `${from}\u0001${to}`;
const undirected = (one: string, other: string) =>
  one < other ? directed(one, other) : directed(other, one);

/** What was only put in or only taken out needs no comparing. */
function oneSided(removed: readonly (readonly string[])[], added: readonly (readonly string[])[]): HunkEdit {
  const lines = [...removed, ...added].map((tokens) => tokens.map(abstracted).join(" "));
  const said = brief(lines.filter((line) => line !== "").join(" "));
  const parts = lines.map((line) => shortHash(line === "" ? "" : undirected("", line)));
  const isNothing = said === "";
  return {
    pattern: isNothing ? null : shortHash(removed.length === 0 ? directed("", said) : directed(said, "")),
    undirected: isNothing ? null : shortHash(undirected("", said)),
    tokens: [...removed, ...added].reduce((sum, { length }) => sum + length, 0),
    added: parts.slice(removed.length),
    removed: parts.slice(0, removed.length),
  };
}

const sideOf = (lines: readonly (readonly string[])[]): Side => ({
  lines: lines.map((tokens, line) => tokens.map((text) => ({ text, line }))),
  parts: lines.map(() => new Set<string>()),
  beside: lines.map(() => new Set<string>()),
});

/** Calls `note` for every run of tokens that gave way to another. */
function compare(before: readonly Token[], after: readonly Token[], note: Note): void {
  const texts = (tokens: readonly Token[]) => tokens.map(({ text }) => text);
  changedRuns(texts(before), texts(after), (outFrom, outTo, intoFrom, intoTo) =>
    note(
      { tokens: before.slice(outFrom, outTo), line: lineAt(before, outFrom) },
      { tokens: after.slice(intoFrom, intoTo), line: lineAt(after, intoFrom) },
    ),
  );
}

/** The line of what stands before a place, or of what comes next; -1 on a side without tokens. */
const lineAt = (tokens: readonly Token[], place: number) => (tokens[place - 1] ?? tokens[place])?.line ?? -1;

/** The `pattern` of a hunk of one line in the place of another, by their `codeTokens`: for where nothing else of it is asked for. */
export function linePattern(before: readonly string[], after: readonly string[]): string | null {
  const pairs = new Set<string>();
  changedRuns(before, after, (outFrom, outTo, intoFrom, intoTo) =>
    pairs.add(directed(said(before, outFrom, outTo), said(after, intoFrom, intoTo))),
  );
  return pairs.size === 0 ? null : hashOf(pairs);
}

function said(tokens: readonly string[], from: number, to: number): string {
  let text = "";
  for (let k = from; k < to; k += 1) text += (k > from ? " " : "") + abstracted(tokens[k] ?? "");
  return brief(text);
}

const spelt = (tokens: readonly Token[]) => brief(tokens.map(({ text }) => abstracted(text)).join(" "));

/** What a run says, short enough to be told once a line. */
const brief = (text: string) => (text.length > LONGEST_SPELT ? shortHash(text) : text);

function byLine(tokens: readonly Token[]): Map<number, string> {
  const lines = new Map<number, string>();
  for (const { text, line } of tokens) {
    const before = lines.get(line);
    lines.set(line, before === undefined ? abstracted(text) : `${before} ${abstracted(text)}`);
  }
  return lines;
}

/** A line that shows no substitution of its own is told by what vanished beside it, or else by what it consists of. */
function partOf(side: Side, line: number): string {
  for (const parts of [side.parts[line], side.beside[line]]) {
    if (parts !== undefined && parts.size > 0) return hashOf(parts);
  }
  return shortHash(spelt(side.lines[line] ?? []));
}

const hashOf = (texts: ReadonlySet<string>) => shortHash([...texts].sort().join("\u0002"));
