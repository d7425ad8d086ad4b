import { AppError } from "@/lib/core/errors.ts";
import type { ChangeDiff, FileDiff, LexerFor } from "@/lib/model/change-diff.ts";
import { GrowableLines } from "./growable-lines.ts";
import { GrowableNumbers } from "./growable-numbers.ts";
import { HunkBody } from "./hunk-body.ts";
import type { RawEntry } from "./raw-entry.ts";

/** Whose lines are looked at more closely while they pass by. */
export type LineInterest = {
  readonly lexerFor: LexerFor;
  /** Files whose changed lines are kept as text. */
  readonly keepText: (path: string) => boolean;
};

/** Puts the files of one change together: the raw entries first, then one patch section for each, in the same order. */
export class ChangeBuilder {
  readonly entries: RawEntry[] = [];
  readonly body: HunkBody;
  private readonly lines = new GrowableLines();
  private readonly hunks = new GrowableNumbers();
  private readonly interest: LineInterest;
  private readonly four = new Int32Array(4);
  private files: FileDiff[] = [];
  private sections = 0;
  private firstHunk = 0;
  private firstLine = 0;
  private added = 0;
  private removed = 0;
  private binary = false;
  private sha = "";

  constructor(interest: LineInterest) {
    this.interest = interest;
    this.body = new HunkBody(this.lines);
  }

  startChange(sha: string): void {
    this.sha = sha;
    this.entries.length = 0;
    this.files = [];
    this.sections = 0;
    this.lines.clear();
    this.hunks.clear();
  }

  startSection(): void {
    this.endSection();
    this.sections++;
    this.firstHunk = this.hunks.size;
    this.firstLine = this.lines.table.n;
    this.added = 0;
    this.removed = 0;
    this.binary = false;
    const path = this.entry().newPath;
    this.body.startFile(this.interest.lexerFor(path), this.interest.keepText(path));
  }

  /** Compares the ids of the patch with the raw entry that it should belong to. */
  checkIndex(buffer: Buffer, at: number): void {
    const { oldBlob, newBlob } = this.entry();
    const size = oldBlob.length;
    const same =
      buffer.toString("latin1", at, at + size) === oldBlob &&
      buffer.toString("latin1", at + size + 2, at + 2 * size + 2) === newBlob;
    if (!same) throw outOfStep();
  }

  startHunk(read: (four: Int32Array) => void): void {
    const { four } = this;
    read(four);
    this.hunks.push(four);
    this.removed += four[1] as number;
    this.added += four[3] as number;
    this.body.startHunk(four);
  }

  markBinary(): void {
    this.binary = true;
  }

  finishChange(): ChangeDiff {
    this.endSection();
    if (this.sections !== this.entries.length) throw outOfStep();
    return { mergeSha: this.sha, files: this.files, lines: this.lines.table };
  }

  private endSection(): void {
    if (this.sections === 0) return;
    const { added, removed, binary } = this;
    this.files.push({
      ...this.entry(),
      binary,
      hunks: this.hunks.since(this.firstHunk),
      from: this.firstLine,
      to: this.lines.table.n,
      added,
      removed,
      addedBytes: this.body.addedBytes,
      text: this.body.keptText,
    });
  }

  private entry(): RawEntry {
    const entry = this.entries[this.sections - 1];
    if (entry === undefined) throw outOfStep();
    return entry;
  }
}

const outOfStep = (): AppError => new AppError("bug", "git's patch does not match its own list of files");
