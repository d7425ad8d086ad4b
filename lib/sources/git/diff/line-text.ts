const LINE_BYTES = 64 * 1024;
const FILE_BYTES = 4 * 1024 * 1024;

/** Keeps the text of a file's changed lines, up to 64 KiB a line and 4 MiB a file; beyond that the file has no text. */
export class LineText {
  /** Bytes of one line that are looked at; one more than are kept, so that a cut is noticed. */
  readonly limit = LINE_BYTES + 1;
  private kept: string[] | null = [];
  private bytes = 0;

  get lines(): readonly string[] | null {
    return this.kept;
  }

  add(buffer: Buffer, start: number, end: number): void {
    this.bytes += end - start;
    if (end - start > LINE_BYTES || this.bytes > FILE_BYTES) this.kept = null;
    this.kept?.push(buffer.toString("utf8", start, end));
  }
}
