import { AppError } from "@/lib/core/errors.ts";
import { LINE, type LineLexer } from "@/lib/model/change-diff.ts";
import { BYTE_CLASS } from "./byte-class.ts";
import type { GrowableLines } from "./growable-lines.ts";
import { LineText } from "./line-text.ts";
import { SpilledLine } from "./spilled-line.ts";

const NEWLINE = 10;
const MINUS = 45;
const PLUS = 43;
const BACKSLASH = 92;
const MULTIPLIER = 0x01000193;
const LEXED_BYTES = 4096;

/** Reads the lines of hunks. Lines are counted, never recognised by what they hold, so content cannot pose as a header. */
export class HunkBody {
  /** Lines that the current hunk still owes. */
  private oldLeft = 0;
  private newLeft = 0;
  private oldLine = 0;
  private newLine = 0;
  private inLine = false;
  private inRemark = false;
  private plus = false;
  private hash = 0;
  private length = 0;
  private alnum = 0;
  private bytes = 0;
  private lexer: LineLexer | null = null;
  private text: LineText | null = null;
  private readonly spill = new SpilledLine();
  private readonly lines: GrowableLines;
  /** Bytes of the file's added lines so far. */
  addedBytes = 0;

  constructor(lines: GrowableLines) {
    this.lines = lines;
  }

  /** Begins a file: who looks at its lines, and whether their text is kept. */
  startFile(lexer: LineLexer | null, keepText: boolean): void {
    this.lexer = lexer;
    this.text = keepText ? new LineText() : null;
    this.addedBytes = 0;
  }

  startHunk(hunk: Int32Array): void {
    [this.oldLine = 0, this.oldLeft = 0, this.newLine = 0, this.newLeft = 0] = hunk;
  }

  get done(): boolean {
    return this.oldLeft === 0 && this.newLeft === 0 && !this.inLine && !this.inRemark;
  }

  get keptText(): readonly string[] | null {
    return this.text?.lines ?? null;
  }

  /** Says that the last line read has no line end. */
  markNoNewline(): void {
    const { table } = this.lines;
    if (table.n > 0) table.flags[table.n - 1] = (table.flags[table.n - 1] as number) | LINE.noNewline;
  }

  /** Reads lines from `at` until the hunk or the buffer ends; answers where it stopped. */
  read(buffer: Buffer, at: number): number {
    const end = buffer.length;
    let position = at;
    while (position < end) {
      if (this.inLine) position = this.readLine(buffer, position, end);
      else if (this.inRemark) position = this.skipRemark(buffer, position);
      else if (this.done) break;
      else position = this.startLine(buffer, position);
    }
    return position;
  }

  private startLine(buffer: Buffer, at: number): number {
    const sign = buffer[at];
    if (sign === BACKSLASH) {
      this.inRemark = true;
      this.markNoNewline();
      return at;
    }
    this.plus = this.oldLeft === 0;
    if (sign !== (this.plus ? PLUS : MINUS))
      throw new AppError("bug", "git printed a hunk that is not as long as it says");
    if (this.plus) this.newLeft--;
    else this.oldLeft--;
    this.inLine = true;
    this.hash = 0;
    this.length = 0;
    this.alnum = 0;
    this.bytes = 0;
    return at + 1;
  }

  private skipRemark(buffer: Buffer, at: number): number {
    const lineEnd = buffer.indexOf(NEWLINE, at);
    if (lineEnd === -1) return buffer.length;
    this.inRemark = false;
    return lineEnd + 1;
  }

  /** The one loop over every byte of every changed line. */
  private readLine(buffer: Buffer, at: number, end: number): number {
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
    const flags = wanted ? this.look(buffer, at, position) : 0;
    this.endLine(flags);
    return position + 1;
  }

  /** Shows a whole line to the lexer and keeps its text, wherever the chunks were cut. */
  private look(buffer: Buffer, start: number, end: number): number {
    if (this.spill.isEmpty) return this.lookAt(buffer, start, end);
    this.spill.add(buffer, start, end, this.text?.limit ?? LEXED_BYTES);
    const whole = this.spill.take();
    return this.lookAt(whole, 0, whole.length);
  }

  private lookAt(buffer: Buffer, start: number, end: number): number {
    this.text?.add(buffer, start, end);
    if (this.lexer === null) return 0;
    const line = this.plus ? this.newLine : this.oldLine;
    return this.lexer(buffer, start, Math.min(end, start + LEXED_BYTES), line);
  }

  private endLine(lexed: number): void {
    this.inLine = false;
    this.lines.reserve();
    const { table } = this.lines;
    const n = table.n++;
    table.hash[n] = this.hash;
    table.length[n] = this.length;
    table.alnum[n] = this.alnum > 255 ? 255 : this.alnum;
    const blank = this.length === 0 ? LINE.blank : 0;
    if (this.plus) {
      table.flags[n] = lexed | blank | LINE.plus;
      this.addedBytes += this.bytes;
      this.newLine++;
    } else {
      table.flags[n] = lexed | blank;
      this.oldLine++;
    }
  }
}
