import { readBlobs } from "@/lib/sources/git/read-blobs.ts";
import type { ReadingDirectory } from "@/lib/sources/git/reading-directory.ts";

const NEWLINE = 10;
/** Where git looks for a NUL byte to tell that a blob is binary. */
const HEAD_BYTES = 8_000;
const MOST_BYTES = 64 * 1024 * 1024;

/** Lines of those blobs that are text. */
export async function countText(
  source: ReadingDirectory,
  blobs: readonly string[],
): Promise<Map<string, number>> {
  const counts = new Map<string, number>();
  for await (const { id, content } of readBlobs(source, blobs, MOST_BYTES)) {
    if (content.subarray(0, HEAD_BYTES).includes(0)) continue;
    let lines = 0;
    for (let at = content.indexOf(NEWLINE); at >= 0; at = content.indexOf(NEWLINE, at + 1)) lines += 1;
    if (content.length > 0 && content[content.length - 1] !== NEWLINE) lines += 1;
    counts.set(id, lines);
  }
  return counts;
}
