import type { BlobStructure, LineSpan } from "@/lib/model/blob-structure.ts";
import { cameFrom, type Found, type MarkedFile } from "./came-from.ts";
import { isRead } from "./is-read.ts";
import { patternsIn } from "./line-marks.ts";

type Named = LineSpan & { readonly name: string };

/** A function or type in which something happened, with what it weighs more than before. */
export type ChangedShape = {
  readonly file: number;
  readonly name: string;
  /** Path and name before, where it has come from elsewhere. */
  readonly was: readonly [path: string, name: string] | null;
  readonly delta: number;
  readonly patterns: readonly number[];
};

/**
 * What changed between the texts before and after, by name. Only where a line that counts lies inside is it a change;
 * `weigh` says what a shape weighs in a structure, null where that cannot be compared.
 */
export function changedShapes<S extends Named>(
  files: readonly MarkedFile[],
  shapesOf: (structure: BlobStructure) => readonly S[],
  weigh: (shape: S) => number,
): ChangedShape[] {
  const stayed: (readonly [Found<S>, Found<S>])[] = [];
  const gone: Found<S>[] = [];
  const come: Found<S>[] = [];
  for (const at of files) {
    if (!isRead(at.file)) continue;
    const before = byName(at.file.before, shapesOf);
    const after = byName(at.file.after, shapesOf);
    for (const [name, shape] of after) {
      const earlier = before.get(name);
      if (earlier === undefined) come.push({ at, shape });
      else
        stayed.push([
          { at, shape: earlier },
          { at, shape },
        ]);
    }
    for (const [name, shape] of before) if (!after.has(name)) gone.push({ at, shape });
  }
  const origins = cameFrom(gone, come);
  const carried = new Set(origins.values());
  const changes: (readonly [Found<S> | null, Found<S> | null])[] = [
    ...stayed,
    ...come.map((one) => [origins.get(one) ?? null, one] as const),
    ...gone.filter((one) => !carried.has(one)).map((one) => [one, null] as const),
  ];
  return changes.flatMap(([before, after]) => changed(before, after, weigh));
}

function byName<S extends Named>(
  structure: BlobStructure | null,
  shapesOf: (structure: BlobStructure) => readonly S[],
): Map<string, S> {
  return new Map(structure === null ? [] : shapesOf(structure).map((shape) => [shape.name, shape]));
}

function changed<S extends Named>(
  before: Found<S> | null,
  after: Found<S> | null,
  weigh: (shape: S) => number,
): ChangedShape[] {
  const place = after ?? before;
  if (place === null) return [];
  const patterns = new Set([
    ...(before === null ? [] : patternsIn(before.at.marks.removed, before.shape)),
    ...(after === null ? [] : patternsIn(after.at.marks.added, after.shape)),
  ]);
  const was = before !== null && after !== null ? cameFromPlace(before, after) : null;
  if (patterns.size === 0 && was === null) return [];
  const both = before !== null && after !== null;
  const comparable = !both || measure(before.at.file.before) === measure(after.at.file.after);
  const weight = (after === null ? 0 : weigh(after.shape)) - (before === null ? 0 : weigh(before.shape));
  const delta = comparable && patterns.size > 0 && Number.isFinite(weight) ? weight : 0;
  if (delta === 0 && was === null) return [];
  return [{ file: place.at.number, name: place.shape.name, was, delta, patterns: [...patterns] }];
}

/** Patterns count branches, parsers count how hard they are to follow: the two are not subtracted from one another. */
const measure = (structure: BlobStructure | null) =>
  structure?.coverage === "fallback" ? "fallback" : "parsed";

function cameFromPlace<S extends Named>(before: Found<S>, after: Found<S>): readonly [string, string] | null {
  if (before.at === after.at && before.shape.name === after.shape.name) return null;
  return [before.at.file.oldPath ?? "", before.shape.name];
}
