import type { MailAlias } from "@/lib/model/mail-alias.ts";
import { parseMailmap } from "./parse-mailmap.ts";
import { readBlobs } from "./read-blobs.ts";
import type { ReadingDirectory } from "./reading-directory.ts";

/** What the `.mailmap` of a commit says; nothing where there is none. Of a file beyond a MiB the beginning counts. */
export async function readMailmap(directory: ReadingDirectory, sha: string): Promise<MailAlias[]> {
  const found: MailAlias[] = [];
  for await (const { content } of readBlobs(directory, [`${sha}:.mailmap`]))
    found.push(...parseMailmap(content.toString("utf8")));
  return found;
}
