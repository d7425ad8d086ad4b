import { describe, expect, test } from "vitest";
import { rngFrom } from "@/lib/core/rng.ts";
import { birthsIn } from "./births-in.ts";
import { readRemovedBirths, replayHunks } from "./replay-hunks.ts";
import { NO_RUNS, type Runs, UNKNOWN_RUNS } from "./runs.ts";

const FIRST_OF_ALL = Int32Array.of(0, 0, 1, 6);

describe("the births of a file", () => {
  test("of a new file are those of its added lines, in as few runs as can be", () => {
    const births = Uint32Array.of(10, 11, 12, 0, 0, 20);
    const runs = replayHunks(NO_RUNS, FIRST_OF_ALL, births, 0);
    expect([...runs]).toEqual([3, 10, 2, 0, 1, 20]);
  });

  test("run on across a line that goes and comes back as it was", () => {
    const runs = Uint32Array.of(5, 10);
    expect([...replayHunks(runs, Int32Array.of(3, 1, 3, 1), Uint32Array.of(0, 12), 0)]).toEqual([5, 10]);
  });

  test("of a file whose past is not known stay unknown but for what is written", () => {
    const runs = replayHunks(UNKNOWN_RUNS, Int32Array.of(7, 2, 7, 1), Uint32Array.of(0, 0, 5), 0);
    expect([...runs.subarray(0, 4)]).toEqual([6, 0, 1, 5]);
    expect(runs[5]).toBe(0);
  });

  test("cannot be read where the hunks reach beyond the file", () => {
    const beyond = Int32Array.of(3, 2, 3, 0);
    expect(() => readRemovedBirths(Uint32Array.of(3, 1), beyond, new Uint32Array(2), 0)).toThrow();
  });
});

test("any hunks do to the runs what they do to a list of lines", () => {
  const { between } = rngFrom("replay-hunks");
  let runs: Runs = NO_RUNS;
  let lines: number[] = [];
  for (let round = 0; round < 600; round += 1) {
    const from = between(0, 3);
    const hunks: number[] = [];
    const table: number[] = Array.from({ length: from }, () => 0);
    const removed: number[] = [...table];
    const after: number[] = [];
    const last = between(0, lines.length);
    let line = 0;
    while (line < last || hunks.length === 0) {
      const kept = Math.min(between(0, 12), lines.length - line);
      after.push(...lines.slice(line, line + kept));
      line += kept;
      const gone = Math.min(between(0, lines.length > 120 ? 9 : 3), lines.length - line);
      const born = Array.from(
        { length: between(gone === 0 ? 1 : 0, 4) },
        (_, k) => between(0, 3) && round * 8 + k + 1,
      );
      hunks.push(gone === 0 ? line : line + 1, gone, after.length + 1, born.length);
      table.push(...lines.slice(line, line + gone).map(() => 0), ...born);
      removed.push(...lines.slice(line, line + gone), ...born);
      after.push(...born);
      line += gone;
      if (gone === 0 && line < lines.length) after.push(lines[line++] ?? 0);
    }
    after.push(...lines.slice(line));
    const births = Uint32Array.from(table);
    readRemovedBirths(runs, Int32Array.from(hunks), births, from);
    expect([...births]).toEqual(removed);
    runs = replayHunks(runs, Int32Array.from(hunks), births, from);
    lines = after;
    expect(birthsIn(runs)).toEqual(lines);
  }
});
