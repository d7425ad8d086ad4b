import { codeTokens } from "./code-tokens.ts";
import { tokenEdit } from "./edit-pattern.ts";
import type { HunkSide, InputFile, InputHunk } from "./elements-input.ts";
import type { LineMark, LineMarks } from "./line-marks.ts";
import type { PatternTable } from "./pattern-table.ts";
import { SHORT_HASH_LENGTH, shortHash } from "./short-hash.ts";
import { statementText } from "./statement-text.ts";

/** Counts statement lines of a change, by what they say, the edit of the line and the cell. */
export type LineRows = {
  /** Counts the lines of a file and tells which of them count. */
  readonly add: (file: InputFile, number: number) => LineMarks;
  readonly columns: () => { texts: string; edits: string; cells: number[]; counts: number[] };
  readonly cells: () => number[];
  readonly full: () => boolean;
};

export function lineRows(patterns: PatternTable, most: number): LineRows {
  const rows = new Map<string, { readonly cell: number; count: number }>();
  const cells = new Map<string, number>();
  let full = false;

  const cellOf = (file: number, pattern: number) => {
    const key = `${file} ${pattern}`;
    const number = cells.get(key) ?? cells.size;
    cells.set(key, number);
    return number;
  };
  const count = (path: string, { text, line, tokens }: Line, edit: string, cell: number, by: 1 | -1) => {
    const statement = statementText(path, text, line, tokens);
    if (statement === null) return;
    const key = `${shortHash(statement)}${edit}${cell}`;
    const row = rows.get(key);
    if (row !== undefined) row.count += by;
    else if (rows.size < most) rows.set(key, { cell, count: by });
    else full = true;
  };

  const addHunk = (file: InputFile, number: number, hunk: InputHunk, marks: MutableMarks) => {
    const path = file.newPath ?? file.oldPath ?? "";
    const oldPath = file.oldPath ?? path;
    const removed = counting(oldPath, hunk.removed);
    const added = counting(path, hunk.added);
    const edit = tokenEdit(removed.map(tokensOf), added.map(tokensOf));
    const pattern = edit.undirected === null ? null : patterns.numberOf(edit.undirected);
    mark(marks.removed, hunk.removed, pattern);
    mark(marks.added, hunk.added, pattern);
    if (pattern === null) return;
    const cell = cellOf(number, pattern);
    removed.forEach((one, i) => {
      count(oldPath, one, edit.removed[i] ?? "", cell, -1);
    });
    added.forEach((one, i) => {
      count(path, one, edit.added[i] ?? "", cell, 1);
    });
  };

  return {
    add: (file, number) => {
      const marks: MutableMarks = { removed: [], added: [] };
      for (const hunk of file.hunks) addHunk(file, number, hunk, marks);
      return { removed: marks.removed.sort(byLine), added: marks.added.sort(byLine) };
    },
    columns: () => {
      const kept = [...rows].filter(([, { count: times }]) => times !== 0);
      return {
        texts: kept.map(([key]) => key.slice(0, SHORT_HASH_LENGTH)).join(""),
        edits: kept.map(([key]) => key.slice(SHORT_HASH_LENGTH, 2 * SHORT_HASH_LENGTH)).join(""),
        cells: kept.map(([, { cell }]) => cell),
        counts: kept.map(([, { count: times }]) => times),
      };
    },
    cells: () => [...cells.keys()].flatMap((key) => key.split(" ").map(Number)),
    full: () => full,
  };
}

type MutableMarks = { readonly removed: LineMark[]; readonly added: LineMark[] };
type Line = { readonly text: string; readonly line: number; readonly tokens: readonly string[] };

const byLine = (a: LineMark, b: LineMark) => a.line - b.line;
const tokensOf = (line: Line) => line.tokens;

const counting = (path: string, side: HunkSide): Line[] =>
  side.lines.flatMap((text, i) =>
    side.effective[i] === true ? [{ text, line: side.start + i, tokens: codeTokens(path, text) }] : [],
  );

function mark(marks: LineMark[], side: HunkSide, pattern: number | null): void {
  side.lines.forEach((_, i) => {
    const effective = side.effective[i] === true;
    marks.push({ line: side.start + i, pattern: effective ? pattern : null, effective });
  });
}
