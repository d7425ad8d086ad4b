import type { BlobStructure, StructureCoverage } from "@/lib/model/blob-structure.ts";
import { decodeText } from "./decode-text.ts";
import { describesSomething, readDescription } from "./formats/read-description.ts";
import { readText } from "./formats/read-text.ts";
import { isTooDeep } from "./is-too-deep.ts";
import { wayOf } from "./language-of.ts";
import { description } from "./languages/description.ts";
import { readByPattern } from "./patterns/read-by-pattern.ts";
import { type CodeParts, readCode } from "./read-code.ts";
import type { SyntaxReaders } from "./syntax-readers.ts";

/** A text of more bytes, or a reading of more milliseconds, is left to patterns. */
export type StructureLimits = { readonly bytes: number; readonly ms: number };

const NOTHING: CodeParts = { functions: [], types: [], artefacts: [], imports: [] };

/**
 * What one text consists of. `path` matters by its ending alone; `now` is a clock in milliseconds that only the limit looks at, so the
 * same bytes give the same structure unless `gap` says `took_too_long` or `parser_stopped`: those are no answer to keep. Never throws on a text, however broken; rejects only where
 * a grammar cannot be loaded.
 *
 * Coverage `none` without a gap: there is nothing to measure in such a file.
 */
export async function readStructure(
  readers: SyntaxReaders,
  path: string,
  bytes: Uint8Array,
  limits: StructureLimits,
  now: () => number,
): Promise<BlobStructure> {
  const way = wayOf(path);
  if (way === null) return { language: null, coverage: "none", gap: null, ...NOTHING };
  const { language } = way;
  const told = (coverage: StructureCoverage, gap: string | null, parts: CodeParts): BlobStructure => ({
    language,
    coverage,
    gap,
    ...parts,
  });
  const text = decodeText(bytes);
  if (text === null) return told("none", "not_text", NOTHING);
  const byPattern = (gap: string): BlobStructure =>
    way.by === "code" || way.by === "patterns"
      ? told("fallback", gap, { ...NOTHING, functions: readByPattern(text) })
      : told("fallback", gap, NOTHING);
  if (way.by === "patterns") return byPattern("no_parser");
  if (bytes.length > limits.bytes) return byPattern("too_large");
  if (isTooDeep(text)) return byPattern("too_deep");
  if (way.by === "text") {
    const { artefacts, isWhole } = readText(way.language, text);
    return told(isWhole ? "parsed" : "partial", isWhole ? null : "syntax_errors", { ...NOTHING, artefacts });
  }
  if ((way.language === "yaml" || way.language === "json") && !describesSomething(text))
    return told("none", null, NOTHING);
  const until = now() + limits.ms;
  const reader = await readers.readerOf(way.grammar);
  const tree = reader.read(text, () => now() > until);
  if (typeof tree === "string") return byPattern(tree);
  const parts =
    way.by === "code"
      ? readCode(tree, way.table, reader.rolesFor(way.table))
      : { ...NOTHING, artefacts: readDescription(way.language, tree, reader.rolesFor(description)) };
  return tree.hasError ? told("partial", "syntax_errors", parts) : told("parsed", null, parts);
}
