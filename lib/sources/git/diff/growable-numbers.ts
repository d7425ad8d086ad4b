const START = 4096;
const LARGE = 1 << 20;

/** Whole numbers, four by four, in one buffer that is used again for every change. */
export class GrowableNumbers {
  /** How many numbers there are; may be set back to forget the last ones. */
  size = 0;
  private values = new Int32Array(START);

  push(a: number, b: number, c: number, d: number): void {
    if (this.size + 4 > this.values.length) {
      const wider = new Int32Array(this.values.length * 2);
      wider.set(this.values);
      this.values = wider;
    }
    const { values, size } = this;
    values[size] = a;
    values[size + 1] = b;
    values[size + 2] = c;
    values[size + 3] = d;
    this.size = size + 4;
  }

  /** A view from `start` to the present end; stays valid until `clear`, also when the buffer grows. */
  since(start: number): Int32Array {
    return this.values.subarray(start, this.size);
  }

  clear(): void {
    if (this.values.length > LARGE && this.size < this.values.length / 8) this.values = new Int32Array(START);
    this.size = 0;
  }
}
