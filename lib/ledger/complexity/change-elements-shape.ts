import { z } from "zod";
import { ARTEFACT_KINDS } from "@/lib/model/blob-structure.ts";

const places = z.array(z.number().int().nonnegative()).readonly();
/** How often a text is said more (or less) after than before. */
const counts = z.array(z.tuple([z.string(), z.number().int()]).readonly()).readonly();

const file = z
  .object({
    path: z.string(),
    /** Path before, where it differs. */
    from: z.string().nullable(),
    service: z.string(),
    subsystem: z.string(),
    test: z.boolean(),
    /** Source that was not there before. */
    born: z.boolean(),
    language: z.string().nullable(),
    otherTeam: z.boolean(),
    security: z.boolean(),
    /** What the file is as a whole, where no reader tells its artefacts apart. */
    whole: z.enum(ARTEFACT_KINDS).nullable(),
  })
  .readonly();

const shape = z
  .object({
    file: z.number().int(),
    name: z.string(),
    /** Path and name before, where it has come from elsewhere. */
    was: z.tuple([z.string(), z.string()]).readonly().nullable(),
    /** What it weighs more (or less) after than before. */
    delta: z.number(),
    patterns: places,
  })
  .readonly();

const artefact = z
  .object({
    file: z.number().int(),
    kind: z.enum(ARTEFACT_KINDS),
    name: z.string(),
    /** 1 where it came, -1 where it went, 0 where it changed. */
    presence: z.number().int(),
    digests: counts,
    parts: counts,
    patterns: places,
  })
  .readonly();

/**
 * What one change did that can count towards complexity, signed, so that what one change of a unit does and another undoes
 * cancels when they are added up, in any order. Kept a change, as JSON: about 20 bytes a changed line, a few hundred
 * bytes for each function or artefact, and never more than `ELEMENT_LIMITS` allow.
 */
export const changeElementsShape = z
  .object({
    version: z.literal(1),
    repository: z.string(),
    /** Whether something was left out because there was too much of it. */
    capped: z.boolean(),
    files: z.array(file).readonly(),
    /** Edit patterns of hunks, one `shortHash` behind the other. */
    patterns: z.string(),
    /** Two numbers a cell: a file, and a pattern at work in it. */
    cells: places,
    /** Statement lines as columns: what was said, by which edit of the line, in which cell, how often more than before. */
    lines: z
      .object({
        texts: z.string(),
        edits: z.string(),
        cells: places,
        counts: z.array(z.number().int()).readonly(),
      })
      .readonly(),
    functions: z.array(shape).readonly(),
    types: z.array(shape).readonly(),
    artefacts: z.array(artefact).readonly(),
    /** Lines of manifests that name a dependency, versions left out. */
    dependencies: z
      .array(z.object({ name: z.string(), count: z.number().int(), patterns: places }).readonly())
      .readonly(),
  })
  .readonly();
export type ChangeElements = z.infer<typeof changeElementsShape>;

/** Beyond these a change counts as if it went on for ever; each is several times what a driver can take in. */
export const ELEMENT_LIMITS = {
  files: 2_000,
  lines: 6_000,
  shapes: 2_000,
  artefacts: 1_000,
  parts: 200,
  patterns: 64,
};
