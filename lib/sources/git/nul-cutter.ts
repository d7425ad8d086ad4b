/**
 * Cuts what is pushed at its NUL bytes, across chunks. Of a longer field only the first `limitBytes` are kept, so no
 * message, however long, makes memory grow.
 */
export class NulCutter {
  private held: Buffer[] = [];
  private size = 0;
  private readonly limitBytes: number;

  constructor(limitBytes: number) {
    this.limitBytes = limitBytes;
  }

  /** The fields that end in this chunk; they share its memory. */
  push(chunk: Buffer): Buffer[] {
    const fields: Buffer[] = [];
    let start = 0;
    for (let end = chunk.indexOf(0); end !== -1; end = chunk.indexOf(0, start)) {
      if (this.size === 0 && end - start <= this.limitBytes) fields.push(chunk.subarray(start, end));
      else {
        this.hold(chunk.subarray(start, end));
        fields.push(Buffer.concat(this.held));
        this.held = [];
        this.size = 0;
      }
      start = end + 1;
    }
    this.hold(chunk.subarray(start));
    return fields;
  }

  private hold(part: Buffer): void {
    const kept = part.subarray(0, Math.max(0, this.limitBytes - this.size));
    if (kept.length > 0) this.held.push(kept);
    this.size += kept.length;
  }
}
