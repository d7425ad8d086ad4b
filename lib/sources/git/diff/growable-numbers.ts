/** Whole numbers in one buffer that is used again for every change. */
export class GrowableNumbers {
  private values = new Int32Array(4096);
  size = 0;

  push(four: Int32Array): void {
    if (this.size + 4 > this.values.length) {
      const wider = new Int32Array(this.values.length * 2);
      wider.set(this.values);
      this.values = wider;
    }
    this.values.set(four, this.size);
    this.size += 4;
  }

  /** A view from `start` to the present end; stays valid until `clear`, also when the buffer grows. */
  since(start: number): Int32Array {
    return this.values.subarray(start, this.size);
  }

  clear(): void {
    if (this.values.length > 1 << 20 && this.size < this.values.length / 8)
      this.values = new Int32Array(4096);
    this.size = 0;
  }
}
