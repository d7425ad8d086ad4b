import { LINE, type LineLexer } from "@/lib/model/change-diff.ts";
import { BYTE_CLASS } from "./byte-class.ts";
import type { GrowableLines } from "./growable-lines.ts";
import type { KeptRewrites } from "./kept-rewrites.ts";
import { LineText } from "./line-text.ts";
import { SpilledLine } from "./spilled-line.ts";

const NEWLINE = 10;
const MULTIPLIER = 0x01000193;
const LEXED_BYTES = 4096;

/** Turns the bytes of changed lines into rows of the line table, wherever the chunks are cut. */
export class LineReader {
  /** True from the first byte of a line until its line end has been seen. */
  inLine = false;
  /** Bytes of the file's added lines so far, line ends left out. */
  addedBytes = 0;
  private plus = false;
  private number = 0;
  private hash = 0;
  private length = 0;
  private alnum = 0;
  private bytes = 0;
  private lexer: LineLexer | null = null;
  private text: LineText | null = null;
  private readonly spill = new SpilledLine();
  private isKept = false;
  private readonly lines: GrowableLines;
  private readonly rewrites: KeptRewrites;

  constructor(lines: GrowableLines, rewrites: KeptRewrites) {
    this.lines = lines;
    this.rewrites = rewrites;
  }

  /** Begins a file: who looks at its lines, and whether their text is kept. */
  startFile(lexer: LineLexer | null, keepText: boolean): void {
    this.lexer = lexer;
    this.text = keepText ? new LineText() : null;
    this.addedBytes = 0;
  }

  get keptText(): readonly string[] | null {
    return this.text?.lines ?? null;
  }

  startLine(plus: boolean, number: number): void {
    this.inLine = true;
    this.plus = plus;
    this.number = number;
    this.isKept = this.lexer !== null && this.rewrites.wants(plus);
    this.hash = 0;
    this.length = 0;
    this.alnum = 0;
    this.bytes = 0;
  }

  /** The one loop over every byte of every changed line. Answers where it stopped: behind the line, or at the end. */
  read(buffer: Buffer, at: number): number {
    const end = buffer.length;
    let { hash, length, alnum } = this;
    let position = at;
    for (; position < end; position++) {
      const byte = buffer[position] as number;
      const kind = BYTE_CLASS[byte] as number;
      if (kind === 0) {
        if (byte === NEWLINE) break;
        continue;
      }
      hash = (Math.imul(hash, MULTIPLIER) + byte) | 0;
      length++;
      alnum += kind >> 1;
    }
    this.hash = hash;
    this.length = length;
    this.alnum = alnum;
    this.bytes += position - at;
    const wanted = this.lexer !== null || this.text !== null;
    if (position === end) {
      if (wanted) this.spill.add(buffer, at, end, this.text?.limit ?? LEXED_BYTES);
      return end;
    }
    this.endLine(wanted ? this.look(buffer, at, position) : 0);
    return position + 1;
  }

  endRun(): void {
    this.rewrites.endRun();
  }

  /** Says that the last line read has no line end. */
  markNoNewline(): void {
    const { flags, n } = this.lines.table;
    if (n > 0) flags[n - 1] = (flags[n - 1] as number) | LINE.noNewline;
  }

  private look(buffer: Buffer, start: number, end: number): number {
    if (this.spill.isEmpty) return this.lookAt(buffer, start, end);
    this.spill.add(buffer, start, end, this.text?.limit ?? LEXED_BYTES);
    const whole = this.spill.take();
    return this.lookAt(whole, 0, whole.length);
  }

  private lookAt(buffer: Buffer, start: number, end: number): number {
    this.text?.add(buffer, start, end);
    if (this.isKept) this.rewrites.add(this.lines.table.n, buffer, start, end);
    if (this.lexer === null) return 0;
    return this.lexer(buffer, start, Math.min(end, start + LEXED_BYTES), this.number);
  }

  private endLine(lexed: number): void {
    this.inLine = false;
    this.lines.reserve();
    const { table } = this.lines;
    const n = table.n++;
    table.hash[n] = this.hash;
    table.length[n] = this.length;
    table.alnum[n] = this.alnum > 255 ? 255 : this.alnum;
    table.flags[n] = lexed | (this.length === 0 ? LINE.blank : 0) | (this.plus ? LINE.plus : 0);
    if (this.plus) this.addedBytes += this.bytes;
  }
}
