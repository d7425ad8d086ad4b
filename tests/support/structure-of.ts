import { readStructure, type StructureLimits } from "@/lib/ledger/complexity/structure/read-structure.ts";
import { createSyntaxReaders } from "@/lib/ledger/complexity/structure/syntax-readers.ts";
import type { BlobStructure } from "@/lib/model/blob-structure.ts";
import { loadGrammar } from "@/workers/complexity/load-grammar.ts";

const readers = createSyntaxReaders(loadGrammar);
const ROOMY: StructureLimits = { bytes: 10_000_000, ms: 60_000 };

/** What the product reads in a text of that name. */
export const structureOf = (
  path: string,
  text: string | Uint8Array,
  limits: StructureLimits = ROOMY,
  now: () => number = () => performance.now(),
): Promise<BlobStructure> =>
  readStructure(readers, path, typeof text === "string" ? Buffer.from(text) : text, limits, now);
