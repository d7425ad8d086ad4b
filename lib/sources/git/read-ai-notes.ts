import type { LineAttribution } from "@/lib/model/line-attribution.ts";
import { parseAiNote } from "./parse-ai-note.ts";
import { readBlobs } from "./read-blobs.ts";
import { readTree } from "./read-tree.ts";
import type { ReadingDirectory } from "./reading-directory.ts";

/** A note as it stands in the repository, and what it says; null where that cannot be read. */
export type AiNote = {
  readonly sha: string;
  readonly text: string;
  readonly attribution: LineAttribution | null;
};

const NOTE_BYTES = 4 * 1024 * 1024;

/** The git-ai notes of the given commits, in order of commit id; `notesTip` is the commit of refs/notes/ai. */
export async function* readAiNotes(
  directory: ReadingDirectory,
  notesTip: string,
  shas: ReadonlySet<string>,
): AsyncGenerator<AiNote, void, void> {
  const noted = new Map<string, string[]>();
  for await (const { path, blob } of readTree(directory, notesTip)) {
    const sha = path.replaceAll("/", "");
    if (shas.has(sha)) noted.set(blob, [...(noted.get(blob) ?? []), sha]);
  }
  for await (const { id, content } of readBlobs(directory, noted.keys(), NOTE_BYTES)) {
    const text = content.toString("utf8");
    for (const sha of noted.get(id) ?? []) yield { sha, text, attribution: parseAiNote(sha, text) };
  }
}
