import type { LineTable } from "@/lib/model/change-diff.ts";

const START = 1 << 14;
const LARGE = 1 << 20;

/** A line table that grows by doubling and gives memory back after a change that was much larger than the next one. */
export class GrowableLines {
  table: LineTable = emptyTable(START);
  private capacity = START;

  /** Makes room for one more line. */
  reserve(): void {
    if (this.table.n < this.capacity) return;
    this.resize(this.capacity * 2);
  }

  /** Forgets all lines, before a new change is read. */
  clear(): void {
    const wasLarge = this.capacity > LARGE && this.table.n < this.capacity / 8;
    if (wasLarge) {
      this.table = emptyTable(START);
      this.capacity = START;
    }
    this.table.n = 0;
  }

  private resize(capacity: number): void {
    const { table } = this;
    const wider = emptyTable(capacity);
    wider.n = table.n;
    wider.hash.set(table.hash);
    wider.length.set(table.length);
    wider.alnum.set(table.alnum);
    wider.flags.set(table.flags);
    this.table = wider;
    this.capacity = capacity;
  }
}

const emptyTable = (capacity: number): LineTable => ({
  n: 0,
  hash: new Uint32Array(capacity),
  length: new Uint32Array(capacity),
  alnum: new Uint8Array(capacity),
  flags: new Uint8Array(capacity),
});
