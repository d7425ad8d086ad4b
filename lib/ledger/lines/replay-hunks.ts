import { AppError } from "@/lib/core/errors.ts";
import { type Runs, RunWriter } from "./runs.ts";

/**
 * Reads the births of the lines that `hunks` remove, in order, into `out` from `at` on.
 * @throws AppError `bug` where the hunks reach beyond the file: the history was not read whole.
 */
export function readRemovedBirths(runs: Runs, hunks: Int32Array, out: Uint32Array, at: number): void {
  let run = 0;
  let left = runs[0] ?? 0;
  let taken = 0;
  let line = 1;
  for (let h = 0; h < hunks.length; h += 4) {
    const count = hunks[h + 1] ?? 0;
    if (count === 0) continue;
    let skip = (hunks[h] ?? 0) - line;
    while (skip > 0 && run < runs.length) {
      const step = Math.min(skip, left);
      skip -= step;
      left -= step;
      taken += step;
      if (left === 0) {
        run += 2;
        left = runs[run] ?? 0;
        taken = 0;
      }
    }
    for (let k = 0; k < count; k++) {
      if (run >= runs.length) throw new AppError("bug", "A hunk removes lines that the file does not have.");
      const id = runs[run + 1] ?? 0;
      out[at++] = id === 0 ? 0 : id + taken;
      left -= 1;
      taken += 1;
      if (left === 0) {
        run += 2;
        left = runs[run] ?? 0;
        taken = 0;
      }
    }
    line = (hunks[h] ?? 0) + count;
  }
}

/** One for all files: most lists are short, and a buffer for each would be most of the work. */
const writer = new RunWriter();

/** The run list after `hunks`: kept lines keep their births, the added ones take `births` in order from `at` on. */
export function replayHunks(runs: Runs, hunks: Int32Array, births: Uint32Array, at: number): Runs {
  let run = 0;
  let left = runs[0] ?? 0;
  let taken = 0;
  let line = 1;
  const advance = (lines: number, keep: boolean) => {
    while (lines > 0 && run < runs.length) {
      const step = Math.min(lines, left);
      const id = runs[run + 1] ?? 0;
      if (keep) writer.push(step, id === 0 ? 0 : id + taken);
      lines -= step;
      left -= step;
      taken += step;
      if (left === 0) {
        run += 2;
        left = runs[run] ?? 0;
        taken = 0;
      }
    }
  };
  for (let h = 0; h < hunks.length; h += 4) {
    const oldCount = hunks[h + 1] ?? 0;
    const oldStart = (hunks[h] ?? 0) + (oldCount === 0 ? 1 : 0);
    advance(oldStart - line, true);
    advance(oldCount, false);
    line = oldStart + oldCount;
    const newCount = hunks[h + 3] ?? 0;
    for (let k = 0; k < newCount; k++) writer.push(1, births[at++] ?? 0);
  }
  advance(Number.POSITIVE_INFINITY, true);
  return writer.finish();
}
