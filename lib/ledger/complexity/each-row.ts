import type { ChangeElements } from "./change-elements-shape.ts";
import { SHORT_HASH_LENGTH } from "./short-hash.ts";

/** One row of the statement lines of a change, with what its cell says. */
export type Row = {
  readonly text: string;
  readonly edit: string;
  readonly count: number;
  readonly file: ChangeElements["files"][number];
  /** Its place among the files of the change. */
  readonly number: number;
  /** Of the hunk. */
  readonly pattern: string;
};

/** The rows of a change; rows that point nowhere are left out. */
export function* eachRow(change: ChangeElements): Generator<Row> {
  const { lines, cells, files } = change;
  const patterns = Array.from(
    { length: Math.floor(change.patterns.length / SHORT_HASH_LENGTH) },
    (_, number) => patternAt(change, number),
  );
  for (let row = 0; row < lines.cells.length; row += 1) {
    const cell = (lines.cells[row] ?? 0) * 2;
    const number = cells[cell] ?? -1;
    const file = files[number];
    if (file === undefined) continue;
    yield {
      text: part(lines.texts, row),
      edit: part(lines.edits, row),
      count: lines.counts[row] ?? 0,
      file,
      number,
      pattern: patterns[cells[cell + 1] ?? -1] ?? "",
    };
  }
}

const part = (text: string, place: number) =>
  text.slice(place * SHORT_HASH_LENGTH, (place + 1) * SHORT_HASH_LENGTH);

/** The pattern that a change refers to by number. */
export const patternAt = (change: ChangeElements, number: number): string => part(change.patterns, number);
