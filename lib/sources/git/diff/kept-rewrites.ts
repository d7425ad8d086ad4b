import type { RewrittenLines } from "@/lib/model/change-diff.ts";

/** A longer run was not edited line by line, and a longer line by no hand. */
const RUN_LINES = 16;
const LINE_BYTES = 400;
const START = 1 << 12;
const LARGE = 1 << 22;

/** Keeps the text of lines that stand in runs of equally many removed and added ones; forgets that of all other runs. */
export class KeptRewrites {
  private at = new Uint32Array(START);
  private end = new Uint32Array(START);
  private bytes = Buffer.allocUnsafe(START * 16);
  private n = 0;
  private used = 0;
  /** Where the run began, and whether it can still be one to keep. */
  private first = 0;
  private firstByte = 0;
  private open = true;
  private removed = 0;
  private added = 0;

  /** Before a new change is read; gives memory back after one that was much larger than the last. */
  clear(): void {
    if (this.bytes.length > LARGE && this.used < this.bytes.length / 8) {
      this.at = new Uint32Array(START);
      this.end = new Uint32Array(START);
      this.bytes = Buffer.allocUnsafe(START * 16);
    }
    this.n = 0;
    this.used = 0;
    this.startRun();
  }

  /** Whether the next line of the run may be one to keep. */
  wants(plus: boolean): boolean {
    if (plus) this.added += 1;
    else this.removed += 1;
    if (this.open) this.open = this.removed <= RUN_LINES && this.added <= this.removed;
    return this.open;
  }

  /** Takes in a line that was wanted; `place` is its place in the table. */
  add(place: number, buffer: Buffer, start: number, end: number): void {
    const size = end - start;
    if (size > LINE_BYTES) {
      this.open = false;
      return;
    }
    if (this.n === this.at.length) this.widen();
    if (this.used + size > this.bytes.length)
      this.bytes = Buffer.concat([this.bytes], 2 * this.bytes.length + size);
    this.used += buffer.copy(this.bytes, this.used, start, end);
    this.at[this.n] = place;
    this.end[this.n] = this.used;
    this.n += 1;
  }

  /** Forgets the lines from a place in the table on. */
  forgetFrom(place: number): void {
    while (this.n > 0 && (this.at[this.n - 1] ?? 0) >= place) this.n -= 1;
    this.used = this.n === 0 ? 0 : (this.end[this.n - 1] ?? 0);
    this.startRun();
  }

  endRun(): void {
    if (!this.open || this.removed !== this.added || this.n - this.first !== 2 * this.added) {
      this.n = this.first;
      this.used = this.firstByte;
    }
    this.startRun();
  }

  /** Valid until the next change begins. */
  get lines(): RewrittenLines {
    const { n, at, end, bytes } = this;
    return { n, at, end, bytes };
  }

  private startRun(): void {
    this.first = this.n;
    this.firstByte = this.used;
    this.open = true;
    this.removed = 0;
    this.added = 0;
  }

  private widen(): void {
    const [at, end] = [new Uint32Array(2 * this.n), new Uint32Array(2 * this.n)];
    at.set(this.at);
    end.set(this.end);
    this.at = at;
    this.end = end;
  }
}
