import type { Db } from "@/lib/core/db.ts";
import { withOrg } from "@/lib/core/db.ts";
import { readStructure } from "@/lib/ledger/complexity/structure/read-structure.ts";
import type { SyntaxReaders } from "@/lib/ledger/complexity/structure/syntax-readers.ts";
import {
  keepStructures,
  readStructures,
  type TextKey,
  textKey,
} from "@/lib/ledger/complexity/structure-store.ts";
import { type BlobStructure, PASSING_GAPS } from "@/lib/model/blob-structure.ts";
import type { RepoScope } from "@/lib/model/repo-scope.ts";
import { readBlobs } from "@/lib/sources/git/read-blobs.ts";
import type { ReadingDirectory } from "@/lib/sources/git/reading-directory.ts";

/** Beyond these a text is told by patterns: no text may hold up the others. */
const LIMITS = { bytes: 512 * 1024, ms: 1_000 };

export type StructureDeps = {
  readonly db: Db;
  readonly readers: SyntaxReaders;
  readonly clockMs: () => number;
};

/** What these texts consist of, by `textKey`. Each is read once, ever; texts that the repository lacks are not in the answer. */
export async function structuresOf(
  { db, readers, clockMs }: StructureDeps,
  scope: RepoScope,
  source: ReadingDirectory,
  texts: readonly TextKey[],
): Promise<Map<string, BlobStructure>> {
  const wanted = new Map(texts.map((text) => [textKey(text), text]));
  const known = await withOrg(db, scope.orgId, (tx) => readStructures(tx, scope, [...wanted.values()]));
  const missing = [...wanted].flatMap(([key, text]) => (known.has(key) ? [] : [text]));
  const endings = new Map<string, string[]>();
  for (const { blob, ending } of missing) endings.set(blob, [...(endings.get(blob) ?? []), ending]);
  const read: [TextKey, BlobStructure][] = [];
  for await (const { id, content, whole } of readBlobs(source, endings.keys(), LIMITS.bytes + 1)) {
    const limits = whole ? LIMITS : { ...LIMITS, bytes: 0 };
    for (const ending of endings.get(id) ?? []) {
      const structure = await readStructure(readers, `text.${ending}`, content, limits, clockMs);
      read.push([{ blob: id, ending }, structure]);
      known.set(textKey({ blob: id, ending }), structure);
    }
  }
  const lasting = read.filter(([, { gap }]) => gap === null || !PASSING_GAPS.includes(gap));
  await withOrg(db, scope.orgId, (tx) => keepStructures(tx, scope, lasting));
  return known;
}
