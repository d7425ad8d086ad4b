import { AppError } from "@/lib/core/errors.ts";
import type { ChangeDiff } from "@/lib/model/change-diff.ts";
import { ChangeBuilder, type LineInterest } from "./change-builder.ts";
import { readRawEntry } from "./raw-entry.ts";

const RECORD = 1;
const NEWLINE = 10;
const COLON = 58;
const HEADER_BYTES = 1 << 20;
const NO_BYTES = Buffer.alloc(0);

const B = { at: 64, backslash: 92, binary: 66, d: 100, i: 105 } as const;
/** First letters of patch header lines that say nothing new: new, old, similarity, rename, `---`, `+++`. */
const PASSED_OVER = new Set([110, 111, 115, 114, 45, 43]);

type Place = "between" | "afterId" | "raw" | "patch" | "body";

/**
 * Reads `git log --raw -z -p --format=%x01%H` as it arrives, cut anywhere. Push a chunk, then ask for changes until
 * there is none; a change is answered when the next one has begun, the last one by `finish`.
 */
export class DiffScanner {
  private readonly builder: ChangeBuilder;
  private readonly idLength: number;
  private buffer: Buffer = NO_BYTES;
  private position = 0;
  private place: Place = "between";

  constructor(idLength: number, interest: LineInterest) {
    this.idLength = idLength;
    this.builder = new ChangeBuilder(interest);
  }

  push(chunk: Buffer): void {
    const left = this.buffer.length - this.position;
    if (left > HEADER_BYTES) throw new AppError("bug", "git printed a header that does not end");
    this.buffer = left === 0 ? chunk : Buffer.concat([this.buffer.subarray(this.position), chunk]);
    this.position = 0;
  }

  next(): ChangeDiff | null {
    while (this.position < this.buffer.length) {
      const before = this.position;
      const place = this.place;
      const change = this.step();
      if (change !== null) return change;
      if (this.position === before && this.place === place) return null;
    }
    return null;
  }

  /** The last change, once the stream has ended well; null where there was none at all. */
  finish(): ChangeDiff | null {
    const inside = this.place === "raw" || (this.place === "body" && !this.builder.body.done);
    if (inside || this.position < this.buffer.length) {
      throw new AppError("unavailable", "git stopped in the middle of a change", {
        fix: "Start the reading again; if it happens twice, run `git fsck` in the repository.",
      });
    }
    return this.place === "between" ? null : this.complete();
  }

  /**
   * For an interactive git that was asked to say `\x01` when it is done: passes over that line and answers true, once
   * every change before it has been taken.
   */
  takeSentinel(): boolean {
    const { buffer, position } = this;
    if (this.place !== "between" || buffer[position] !== RECORD || buffer[position + 1] !== NEWLINE)
      return false;
    this.position += 2;
    return true;
  }

  private step(): ChangeDiff | null {
    switch (this.place) {
      case "between":
        this.readId();
        return null;
      case "afterId":
        return this.afterId();
      case "raw":
        return this.readRaw();
      case "patch":
        return this.readPatchLine();
      case "body":
        this.position = this.builder.body.read(this.buffer, this.position);
        if (this.builder.body.done) this.place = "patch";
        return null;
    }
  }

  private readId(): void {
    const { buffer, position, idLength } = this;
    if (buffer.length < position + idLength + 2) return;
    const end = position + 1 + idLength;
    if (buffer[position] !== RECORD || buffer[end] !== 0) throw outOfPlace();
    this.builder.startChange(buffer.toString("latin1", position + 1, end));
    this.position = end + 1;
    this.place = "afterId";
  }

  private afterId(): ChangeDiff | null {
    const byte = this.buffer[this.position];
    if (byte === RECORD) return this.complete();
    if (byte !== NEWLINE) throw outOfPlace();
    this.position++;
    this.place = "raw";
    return null;
  }

  private readRaw(): ChangeDiff | null {
    const byte = this.buffer[this.position];
    if (byte === COLON) {
      const end = readRawEntry(this.buffer, this.position, this.idLength, this.builder.entries);
      if (end !== -1) this.position = end;
      return null;
    }
    if (byte === RECORD) return this.complete();
    if (byte !== 0) throw outOfPlace();
    this.position++;
    this.place = "patch";
    return null;
  }

  private readPatchLine(): ChangeDiff | null {
    const { buffer, position, builder } = this;
    const first = buffer[position] as number;
    if (first === RECORD) return this.complete();
    const end = buffer.indexOf(NEWLINE, position);
    if (end === -1) return null;
    if (first === B.at) {
      builder.startHunk(buffer, position, end);
      this.place = "body";
    } else if (first === B.d) {
      if (buffer[position + 2] === 102) builder.startSection();
    } else if (first === B.i) builder.checkIndex(buffer, position + 6);
    else if (first === B.binary) builder.markBinary();
    else if (first === B.backslash) builder.body.noteRemark();
    else if (!PASSED_OVER.has(first)) throw outOfPlace();
    this.position = end + 1;
    return null;
  }

  private complete(): ChangeDiff {
    this.place = "between";
    return this.builder.finishChange();
  }
}

const outOfPlace = (): AppError =>
  new AppError("bug", "git printed something in a place where nothing was expected");
