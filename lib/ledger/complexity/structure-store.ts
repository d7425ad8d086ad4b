import { z } from "zod";
import { bulkUpsert } from "@/lib/core/bulk-write.ts";
import type { Tx } from "@/lib/core/db.ts";
import { rows, sql } from "@/lib/core/sql.ts";
import { ARTEFACT_KINDS, type BlobStructure, STRUCTURE_COVERAGES } from "@/lib/model/blob-structure.ts";
import type { RepoScope } from "@/lib/model/repo-scope.ts";
import { pack, unpack } from "./packed.ts";

/** Raised whenever a reader of texts sees something else in the same bytes: what it saw before is then read again. */
export const STRUCTURE_VERSION = 1;

/** A text, and the ending of the path that says how it is read. */
export type TextKey = { readonly blob: string; readonly ending: string };
export const textKey = ({ blob, ending }: TextKey): string => `${blob}.${ending}`;

const span = { line: z.number(), endLine: z.number(), name: z.string() };
const Structure = z.object({
  language: z.string().nullable(),
  coverage: z.enum(STRUCTURE_COVERAGES),
  gap: z.string().nullable(),
  functions: z.array(z.object({ ...span, complexity: z.number(), parameters: z.number() })),
  types: z.array(z.object(span)),
  artefacts: z.array(
    z.object({ ...span, kind: z.enum(ARTEFACT_KINDS), digest: z.string(), parts: z.array(z.string()) }),
  ),
  imports: z.array(z.object({ module: z.string(), line: z.number() })),
});
const Row = z.object({ blob: z.string(), ending: z.string(), bytes: z.instanceof(Uint8Array) });

/** Of these texts, the structures that are known, by `textKey`. */
export async function readStructures(
  tx: Tx,
  { orgId, repoId }: RepoScope,
  texts: readonly TextKey[],
): Promise<Map<string, BlobStructure>> {
  const found = await rows(
    tx,
    Row,
    sql`SELECT s.blob, s.ending, s.bytes
        FROM unnest(${texts.map(({ blob }) => blob)}::text[], ${texts.map(({ ending }) => ending)}::text[]) t (blob, ending)
        JOIN blob_structure s ON s.org_id = ${orgId} AND s.repo_id = ${repoId} AND s.blob = t.blob AND s.ending = t.ending
        WHERE s.version = ${STRUCTURE_VERSION}`,
  );
  return new Map(found.map((row) => [textKey(row), Structure.parse(unpack(row.bytes))]));
}

/** Keeps what texts consist of. */
export const keepStructures = (
  tx: Tx,
  { orgId, repoId }: RepoScope,
  read: Iterable<readonly [TextKey, BlobStructure]>,
): Promise<number> =>
  bulkUpsert(
    tx,
    {
      table: "blob_structure",
      columns: ["org_id", "repo_id", "blob", "ending", "version", "coverage", "gap", "bytes"],
      key: ["org_id", "repo_id", "blob", "ending"],
    },
    [...read].map(([{ blob, ending }, structure]) => [
      orgId,
      repoId,
      blob,
      ending,
      STRUCTURE_VERSION,
      structure.coverage,
      structure.gap,
      pack(structure),
    ]),
  );
