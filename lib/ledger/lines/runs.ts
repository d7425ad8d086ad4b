/**
 * The births of a file's lines, run-length encoded: pairs of (count, id). A run of `count` lines was born as the
 * atoms id, id + 1, …; id 0 means that the births are not known, and does not count up.
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

/** Grows a run list; neighbours that continue one another become one run. Serves for one list after the other. */
export class RunWriter {
  private buffer = new Uint32Array(START);
  private used = 0;

  push(count: number, id: number): void {
    if (count === 0) return;
    const { buffer, used } = this;
    if (used > 0) {
      const lastCount = buffer[used - 2] ?? 0;
      const lastId = buffer[used - 1] ?? 0;
      if (id === 0 ? lastId === 0 : lastId !== 0 && lastId + lastCount === id) {
        buffer[used - 2] = lastCount + count;
        return;
      }
    }
    if (used + 2 > buffer.length) {
      this.buffer = new Uint32Array(buffer.length * 2);
      this.buffer.set(buffer);
    }
    this.buffer[used] = count;
    this.buffer[used + 1] = id;
    this.used = used + 2;
  }

  /** The list so far; the next one begins empty. */
  finish(): Runs {
    const runs = this.buffer.slice(0, this.used);
    this.used = 0;
    if (this.buffer.length > LARGE) this.buffer = new Uint32Array(START);
    return runs;
  }
}
