/** Holds the beginning of a line that a chunk boundary has cut in two. */
export class SpilledLine {
  private buffer = Buffer.allocUnsafe(4096);
  private used = 0;

  get isEmpty(): boolean {
    return this.used === 0;
  }

  /** Adds bytes; whatever goes beyond `limit` bytes of the line is dropped. */
  add(from: Buffer, start: number, end: number, limit: number): void {
    const size = Math.min(end - start, limit - this.used);
    if (size <= 0) return;
    if (this.used + size > this.buffer.length) {
      const wider = Buffer.allocUnsafe(Math.max(this.buffer.length * 2, this.used + size));
      this.buffer.copy(wider, 0, 0, this.used);
      this.buffer = wider;
    }
    from.copy(this.buffer, this.used, start, start + size);
    this.used += size;
  }

  /** What has been held, valid until the next `add`. */
  take(): Buffer {
    const held = this.buffer.subarray(0, this.used);
    this.used = 0;
    return held;
  }
}
