/**
 * The births of a file's lines, run-length encoded: pairs of (count, id). A run of `count` lines was born as the
 * atoms id, id + 1, …; id 0 means that the births are not known, and does not count up. No run continues the one before.
 */
export type Runs = Uint32Array;

/** Stands for a file whose earlier content is not known; longer than any file, with room for more lines. */
export const UNKNOWN_RUNS: Runs = Uint32Array.of(0x7fff_ffff, 0);

export const NO_RUNS: Runs = new Uint32Array(0);

export function countLines(runs: Runs): number {
  let lines = 0;
  for (let i = 0; i < runs.length; i += 2) lines += runs[i] ?? 0;
  return lines;
}

const START = 1 << 12;
const LARGE = 1 << 20;
/** Below this many numbers a loop is faster than the call of a built-in. */
const SHORT = 48;

/** One for all files: most lists are short, and a buffer for each would be most of the work. */
let room = new Uint32Array(START);

/** A buffer that holds whatever `hunks` can make of `runs`. Valid until the next one is asked for. */
export function roomFor(runs: Runs, hunks: Int32Array): Uint32Array {
  // A hunk cuts one run in two at most, and each of its added lines can be a run of its own.
  let size = runs.length + 2 + hunks.length / 2;
  for (let h = 3; h < hunks.length; h += 4) size += 2 * (hunks[h] ?? 0);
  if (size > LARGE) return new Uint32Array(size);
  if (size > room.length) room = new Uint32Array(2 ** Math.ceil(Math.log2(size)));
  return room;
}

/** Adds a run behind the first `used` numbers, or to the last run where it continues that; answers how many are used then. */
export function pushRun(out: Uint32Array, used: number, count: number, id: number): number {
  if (used > 0) {
    const lastCount = out[used - 2] ?? 0;
    const lastId = out[used - 1] ?? 0;
    if (id === 0 ? lastId === 0 : lastId !== 0 && lastId + lastCount === id) {
      out[used - 2] = lastCount + count;
      return used;
    }
  }
  out[used] = count;
  out[used + 1] = id;
  return used + 2;
}

/** The first `used` numbers of `out`, and those of `runs` from `from` on. */
export function concat(out: Uint32Array, used: number, runs: Runs, from: number): Runs {
  const rest = Math.max(0, runs.length - from);
  const result = new Uint32Array(used + rest);
  if (used > SHORT) result.set(out.subarray(0, used));
  else for (let i = 0; i < used; i++) result[i] = out[i] ?? 0;
  if (rest > SHORT) result.set(runs.subarray(from), used);
  else for (let i = 0; i < rest; i++) result[used + i] = runs[from + i] ?? 0;
  return result;
}
