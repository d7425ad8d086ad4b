import type { ArtefactKind, ArtefactShape, BlobStructure } from "@/lib/model/blob-structure.ts";
import { holdsBoundaries } from "./boundary-rules.ts";
import { cameFrom, type Found, type MarkedFile } from "./came-from.ts";
import { ELEMENT_LIMITS } from "./change-elements-shape.ts";
import { isRead } from "./is-read.ts";
import { patternsIn } from "./line-marks.ts";

type Counts = readonly (readonly [string, number])[];

/** Something others depend on that was said differently, as differences that add up over changes. */
export type ChangedArtefact = {
  readonly file: number;
  readonly kind: ArtefactKind;
  readonly name: string;
  readonly presence: -1 | 0 | 1;
  readonly digests: Counts;
  readonly parts: Counts;
  readonly patterns: readonly number[];
};

/** The artefacts that came, went or say something else, where a line that counts lies inside. */
export function changedArtefacts(files: readonly MarkedFile[]): ChangedArtefact[] {
  const changes: (readonly [Found<ArtefactShape> | null, Found<ArtefactShape> | null])[] = [];
  const gone: Found<ArtefactShape>[] = [];
  const come: Found<ArtefactShape>[] = [];
  for (const at of files) {
    if (!holdsBoundaries(at.file.kind) || !isRead(at.file)) continue;
    const before = byKey(at.file.before);
    const after = byKey(at.file.after);
    for (const [key, shape] of after) {
      const earlier = before.get(key);
      if (earlier === undefined) come.push({ at, shape });
      else if (earlier.digest !== shape.digest)
        changes.push([
          { at, shape: earlier },
          { at, shape },
        ]);
    }
    for (const [key, shape] of before) if (!after.has(key)) gone.push({ at, shape });
  }
  const origins = cameFrom(gone, come);
  const carried = new Set<Found<ArtefactShape>>();
  for (const one of come) {
    const before = origins.get(one);
    // Under another name, or of another kind, it is another promise to those who depend on it.
    const same = before !== undefined && keyOf(before.shape) === keyOf(one.shape);
    if (same) carried.add(before);
    changes.push([same ? before : null, one]);
  }
  for (const one of gone) if (!carried.has(one)) changes.push([one, null]);
  return changes.flatMap(([before, after]) => changed(before, after));
}

const keyOf = ({ kind, name }: ArtefactShape) => `${kind} ${name}`;

const byKey = (structure: BlobStructure | null) =>
  new Map((structure?.artefacts ?? []).map((shape) => [keyOf(shape), shape]));

function changed(before: Found<ArtefactShape> | null, after: Found<ArtefactShape> | null): ChangedArtefact[] {
  const place = after ?? before;
  if (place === null || before?.shape.digest === after?.shape.digest) return [];
  const patterns = new Set([
    ...(before === null ? [] : patternsIn(before.at.marks.removed, before.shape)),
    ...(after === null ? [] : patternsIn(after.at.marks.added, after.shape)),
  ]);
  if (patterns.size === 0) return [];
  const presence = before === null ? 1 : after === null ? -1 : 0;
  return [
    {
      file: place.at.number,
      kind: place.shape.kind,
      name: place.shape.name,
      presence,
      digests: differences([before?.shape.digest], [after?.shape.digest]),
      parts: differences(before?.shape.parts ?? [], after?.shape.parts ?? []),
      patterns: [...patterns],
    },
  ];
}

/** What is there more often after (positive) or before (negative), in alphabetical order. */
function differences(
  before: readonly (string | undefined)[],
  after: readonly (string | undefined)[],
): Counts {
  const counts = new Map<string, number>();
  const add = (text: string | undefined, by: number) => {
    if (text !== undefined) counts.set(text, (counts.get(text) ?? 0) + by);
  };
  for (const text of before) add(text, -1);
  for (const text of after) add(text, 1);
  return [...counts]
    .filter(([, count]) => count !== 0)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .slice(0, ELEMENT_LIMITS.parts);
}
