import { AppError } from "@/lib/core/errors.ts";
import { concat, pushRun, type Runs, roomFor } from "./runs.ts";

/**
 * Writes the births of the lines that `hunks` remove into `out`, at their places in the table of a file that begins at
 * `at`: in each hunk the removed lines stand before the added ones.
 * @throws AppError `bug` where the hunks reach beyond the file: the history was not read whole.
 */
export function readRemovedBirths(runs: Runs, hunks: Int32Array, out: Uint32Array, at: number): void {
  let place = at;
  let run = 0;
  let left = runs[0] ?? 0;
  let id = runs[1] ?? 0;
  let line = 1;
  for (let h = 0; h < hunks.length; h += 4) {
    const count = hunks[h + 1] ?? 0;
    if (count > 0) {
      let skip = (hunks[h] ?? 0) - line;
      while (skip > 0 && skip >= left && run < runs.length) {
        skip -= left;
        run += 2;
        left = runs[run] ?? 0;
        id = runs[run + 1] ?? 0;
      }
      left -= skip;
      if (id !== 0) id += skip;
      for (let k = 0; k < count; k++) {
        if (run >= runs.length)
          throw new AppError("bug", "A hunk removes lines that the file does not have.");
        out[place++] = id;
        left -= 1;
        if (left > 0) {
          if (id !== 0) id += 1;
          continue;
        }
        run += 2;
        left = runs[run] ?? 0;
        id = runs[run + 1] ?? 0;
      }
      line = (hunks[h] ?? 0) + count;
    }
    place += hunks[h + 3] ?? 0;
  }
}

/**
 * The run list after `hunks`: kept lines keep their births, the added ones take theirs from `births`, at their places in
 * the table of a file that begins at `at`.
 */
export function replayHunks(runs: Runs, hunks: Int32Array, births: Uint32Array, at: number): Runs {
  const out = roomFor(runs, hunks);
  let used = 0;
  let place = at;
  let run = 0;
  let left = runs[0] ?? 0;
  let id = runs[1] ?? 0;
  let line = 1;
  for (let h = 0; h < hunks.length; h += 4) {
    const oldCount = hunks[h + 1] ?? 0;
    const oldStart = (hunks[h] ?? 0) + (oldCount === 0 ? 1 : 0);
    let kept = oldStart - line;
    while (kept > 0 && kept >= left && run < runs.length) {
      used = pushRun(out, used, left, id);
      kept -= left;
      run += 2;
      left = runs[run] ?? 0;
      id = runs[run + 1] ?? 0;
    }
    if (kept > 0 && run < runs.length) {
      used = pushRun(out, used, kept, id);
      left -= kept;
      if (id !== 0) id += kept;
    }
    let gone = oldCount;
    while (gone > 0 && gone >= left && run < runs.length) {
      gone -= left;
      run += 2;
      left = runs[run] ?? 0;
      id = runs[run + 1] ?? 0;
    }
    left -= gone;
    if (id !== 0) id += gone;
    line = oldStart + oldCount;
    place += oldCount;
    const newCount = hunks[h + 3] ?? 0;
    for (let k = 0; k < newCount; k++) used = pushRun(out, used, 1, births[place++] ?? 0);
  }
  if (run < runs.length) used = pushRun(out, used, left, id);
  // Whole runs that followed one another before still do, and none continues the one before it.
  return concat(out, used, runs, run + 2);
}
