import { AppError } from "@/lib/core/errors.ts";
import type { FileStatus } from "@/lib/model/change-diff.ts";
import { pathText } from "./path-text.ts";

/** One side-by-side line of `git log --raw -z`, before the patch of the same file has been seen. */
export type RawEntry = {
  readonly status: FileStatus;
  readonly oldPath: string;
  readonly newPath: string;
  readonly oldMode: string;
  readonly newMode: string;
  readonly oldBlob: string;
  readonly newBlob: string;
  /**
   * A change of type that keeps its bytes (a link checked out as a text file) is printed as a removal and an addition of
   * the same line: the first is `dropped` and the second is `silent`, a file without changed lines.
   */
  readonly print: "lines" | "silent" | "dropped";
};

const STATUS = { A: "A", M: "M", D: "D", R: "R", T: "T" } as const;
const NO_MODE = "000000";

/**
 * Reads the entry that begins with ":" at `at` and adds it to `into`; a change of type becomes a removal and an addition.
 * Answers the position behind it, or -1 where the buffer ends inside it.
 */
export function readRawEntry(buffer: Buffer, at: number, idLength: number, into: RawEntry[]): number {
  const statusAt = at + 17 + 2 * idLength;
  const statusEnd = buffer.indexOf(0, Math.min(statusAt, buffer.length));
  if (statusEnd === -1) return -1;
  const firstEnd = buffer.indexOf(0, statusEnd + 1);
  if (firstEnd === -1) return -1;
  const letter = STATUS[buffer.toString("latin1", statusAt, statusAt + 1) as keyof typeof STATUS];
  if (letter === undefined) throw new AppError("bug", "git printed a kind of file change that is not known");
  const end = letter === "R" ? buffer.indexOf(0, firstEnd + 1) : firstEnd;
  if (end === -1) return -1;

  const oldPath = pathText(buffer, statusEnd + 1, firstEnd);
  const newPath = letter === "R" ? pathText(buffer, firstEnd + 1, end) : oldPath;
  const oldMode = buffer.toString("latin1", at + 1, at + 7);
  const newMode = buffer.toString("latin1", at + 8, at + 14);
  const oldBlob = buffer.toString("latin1", at + 15, at + 15 + idLength);
  const newBlob = buffer.toString("latin1", at + 16 + idLength, at + 16 + 2 * idLength);
  const entry = { oldPath, newPath, oldMode, newMode, oldBlob, newBlob };
  const none = "0".repeat(idLength);
  if (letter !== "T") {
    into.push({ status: letter, ...entry, print: "lines" });
  } else if (oldBlob === newBlob) {
    into.push({ status: "D", ...entry, newBlob: none, print: "dropped" });
    into.push({ status: "M", ...entry, print: "silent" });
  } else {
    into.push({ status: "D", ...entry, newMode: NO_MODE, newBlob: none, print: "lines" });
    into.push({ status: "A", ...entry, oldMode: NO_MODE, oldBlob: none, print: "lines" });
  }
  return end + 1;
}
