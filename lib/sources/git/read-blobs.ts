import type { ReadingDirectory } from "./reading-directory.ts";
import { streamGit } from "./stream-git.ts";

/** The first bytes of a blob. `whole` is false where it is larger than the limit. */
export type Blob = {
  readonly id: string;
  readonly content: Buffer;
  readonly whole: boolean;
  readonly size: number;
};

const NEWLINE = 10;

/**
 * The contents of blobs, in the order asked for, at most `limitBytes` of each; blobs that the repository lacks, and
 * objects that are no blobs, are left out.
 */
export async function* readBlobs(
  directory: ReadingDirectory,
  ids: Iterable<string>,
  limitBytes = 1024 * 1024,
): AsyncGenerator<Blob, void, void> {
  const { git, gitDir } = directory;
  const input = [...ids].map((id) => `${id}\n`);
  if (input.length === 0) return;
  let held: Buffer = Buffer.alloc(0);
  let current: {
    id: string;
    isBlob: boolean;
    size: number;
    left: number;
    parts: Buffer[];
    kept: number;
  } | null = null;
  for await (const chunk of streamGit(git, { gitDir, args: ["cat-file", "--batch"], input })) {
    let buffer = held.length === 0 ? chunk : Buffer.concat([held, chunk]);
    held = Buffer.alloc(0);
    while (buffer.length > 0) {
      if (current === null) {
        const end = buffer.indexOf(NEWLINE);
        if (end === -1) {
          held = buffer;
          break;
        }
        const [id = "", type, size = "0"] = buffer.toString("latin1", 0, end).split(" ");
        buffer = buffer.subarray(end + 1);
        if (type === "missing") continue;
        const bytes = Number(size);
        current = { id, isBlob: type === "blob", size: bytes, left: bytes + 1, parts: [], kept: 0 };
      }
      const taken = Math.min(current.left, buffer.length);
      const content = Math.min(taken, current.left - 1, limitBytes - current.kept);
      if (content > 0) {
        current.parts.push(Buffer.from(buffer.subarray(0, content)));
        current.kept += content;
      }
      current.left -= taken;
      buffer = buffer.subarray(taken);
      if (current.left > 0) continue;
      const { id, size, kept, parts, isBlob } = current;
      current = null;
      if (isBlob) yield { id, content: Buffer.concat(parts), whole: kept === size, size };
    }
  }
}
