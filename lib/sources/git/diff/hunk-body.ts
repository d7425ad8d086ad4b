import { AppError } from "@/lib/core/errors.ts";
import type { GrowableNumbers } from "./growable-numbers.ts";
import type { LineReader } from "./line-reader.ts";

const NEWLINE = 10;
const SIGN = { context: 32, plus: 43, minus: 45, remark: 92 } as const;

/**
 * Reads the bodies of hunks. Lines are counted, never recognised by what they hold, so content cannot pose as a header.
 * Each run of removed and then added lines becomes a hunk of its own, numbered as git numbers hunks without context.
 */
export class HunkBody {
  /** Lines of the file seen so far. */
  added = 0;
  removed = 0;
  private oldLeft = 0;
  private newLeft = 0;
  private oldLine = 0;
  private newLine = 0;
  /** Of the run that is being read. */
  private runRemoved = 0;
  private runAdded = 0;
  private skipping = false;
  private lastWasChange = false;
  private readonly lines: LineReader;
  private readonly hunks: GrowableNumbers;

  constructor(lines: LineReader, hunks: GrowableNumbers) {
    this.lines = lines;
    this.hunks = hunks;
  }

  startFile(): void {
    this.added = 0;
    this.removed = 0;
    this.lastWasChange = false;
  }

  startHunk(header: Int32Array): void {
    const [oldStart = 0, oldCount = 0, newStart = 0, newCount = 0] = header;
    this.oldLeft = oldCount;
    this.newLeft = newCount;
    this.oldLine = oldCount === 0 ? oldStart + 1 : oldStart;
    this.newLine = newCount === 0 ? newStart + 1 : newStart;
  }

  get done(): boolean {
    return this.oldLeft === 0 && this.newLeft === 0 && !this.skipping && !this.lines.inLine;
  }

  /** Reads lines from `at` until the hunk or the buffer ends; answers where it stopped. */
  read(buffer: Buffer, at: number): number {
    let position = at;
    while (position < buffer.length) {
      if (this.lines.inLine) position = this.lines.read(buffer, position);
      else if (this.skipping) position = this.skip(buffer, position);
      else if (this.oldLeft === 0 && this.newLeft === 0) break;
      else position = this.startLine(buffer[position] as number, position);
    }
    if (this.done) this.endRun();
    return position;
  }

  /** Git's remark that the line before has no line end: of interest only where that line has changed. */
  noteRemark(): void {
    if (this.lastWasChange) this.lines.markNoNewline();
  }

  private startLine(sign: number, at: number): number {
    if (sign === SIGN.minus && this.oldLeft > 0) {
      if (this.runAdded > 0) this.endRun();
      this.oldLeft--;
      this.runRemoved++;
      this.lines.startLine(false, this.oldLine++);
    } else if (sign === SIGN.plus && this.newLeft > 0) {
      this.newLeft--;
      this.runAdded++;
      this.lines.startLine(true, this.newLine++);
    } else if (sign === SIGN.context && this.oldLeft > 0 && this.newLeft > 0) {
      this.endRun();
      this.oldLeft--;
      this.newLeft--;
      this.oldLine++;
      this.newLine++;
      this.skipping = true;
    } else if (sign === SIGN.remark) {
      this.noteRemark();
      this.skipping = true;
      return at;
    } else throw new AppError("bug", "git printed a hunk that is not as long as it says");
    this.lastWasChange = sign !== SIGN.context;
    return at + 1;
  }

  private skip(buffer: Buffer, at: number): number {
    const lineEnd = buffer.indexOf(NEWLINE, at);
    if (lineEnd === -1) return buffer.length;
    this.skipping = false;
    return lineEnd + 1;
  }

  private endRun(): void {
    const { runRemoved, runAdded } = this;
    if (runRemoved === 0 && runAdded === 0) return;
    const oldStart = this.oldLine - runRemoved - (runRemoved === 0 ? 1 : 0);
    const newStart = this.newLine - runAdded - (runAdded === 0 ? 1 : 0);
    this.hunks.push(oldStart, runRemoved, newStart, runAdded);
    this.removed += runRemoved;
    this.added += runAdded;
    this.runRemoved = 0;
    this.runAdded = 0;
    this.lines.endRun();
  }
}
