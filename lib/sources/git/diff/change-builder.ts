import { AppError } from "@/lib/core/errors.ts";
import type { ChangeDiff, FileDiff, LexerFor } from "@/lib/model/change-diff.ts";
import { GrowableLines } from "./growable-lines.ts";
import { GrowableNumbers } from "./growable-numbers.ts";
import { HunkBody } from "./hunk-body.ts";
import { readHunkHeader } from "./hunk-header.ts";
import { KeptRewrites } from "./kept-rewrites.ts";
import { LineReader } from "./line-reader.ts";
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
  private readonly rewrites = new KeptRewrites();
  private readonly reader = new LineReader(this.lines, this.rewrites);
  private readonly header = new Int32Array(4);
  private readonly interest: LineInterest;
  private files: FileDiff[] = [];
  private sections = 0;
  private firstHunk = 0;
  private firstLine = 0;
  private binary = false;
  private sha = "";

  constructor(interest: LineInterest) {
    this.interest = interest;
    this.body = new HunkBody(this.reader, this.hunks);
  }

  startChange(sha: string): void {
    this.sha = sha;
    this.entries.length = 0;
    this.files = [];
    this.sections = 0;
    this.lines.clear();
    this.hunks.clear();
    this.rewrites.clear();
  }

  startSection(): void {
    this.endSection();
    this.sections++;
    this.firstHunk = this.hunks.size;
    this.firstLine = this.lines.table.n;
    this.binary = false;
    const path = this.entry().newPath;
    this.reader.startFile(this.interest.lexerFor(path), this.interest.keepText(path));
    this.body.startFile();
  }

  /** Compares the ids that the patch prints at `at` with those of the raw entry that it should belong to. */
  checkIndex(buffer: Buffer, at: number): void {
    const { oldBlob, newBlob, print } = this.entry();
    const printed = buffer.toString("latin1", at, at + oldBlob.length + newBlob.length + 2);
    if (print !== "silent" && printed !== `${oldBlob}..${newBlob}`) throw outOfStep();
  }

  startHunk(buffer: Buffer, at: number, end: number): void {
    readHunkHeader(buffer, at, end, this.header);
    this.body.startHunk(this.header);
  }

  markBinary(): void {
    this.binary = true;
  }

  finishChange(): ChangeDiff {
    this.endSection();
    if (this.sections !== this.entries.length) throw outOfStep();
    return { mergeSha: this.sha, files: this.files, lines: this.lines.table, rewritten: this.rewrites.lines };
  }

  private endSection(): void {
    if (this.sections === 0) return;
    const entry = this.entry();
    const told = entry.print === "lines";
    if (!told) {
      this.lines.table.n = this.firstLine;
      this.hunks.size = this.firstHunk;
      this.rewrites.forgetFrom(this.firstLine);
    }
    if (entry.print === "dropped") return;
    this.files.push({
      status: entry.status,
      oldPath: entry.oldPath,
      newPath: entry.newPath,
      oldMode: entry.oldMode,
      newMode: entry.newMode,
      oldBlob: entry.oldBlob,
      newBlob: entry.newBlob,
      binary: this.binary,
      hunks: this.hunks.since(this.firstHunk),
      from: this.firstLine,
      to: this.lines.table.n,
      added: told ? this.body.added : 0,
      removed: told ? this.body.removed : 0,
      addedBytes: told ? this.reader.addedBytes : 0,
      text: told ? this.reader.keptText : null,
    });
  }

  private entry(): RawEntry {
    const entry = this.entries[this.sections - 1];
    if (entry === undefined) throw outOfStep();
    return entry;
  }
}

const outOfStep = (): AppError => new AppError("bug", "git's patch does not match its own list of files");
