import { BOUNDARY_WEIGHTS } from "./boundary-rules.ts";
import type { ChangeElements } from "./change-elements-shape.ts";
import { type CountSums, countSums } from "./count-sums.ts";
import { patternAt } from "./each-row.ts";
import { isBroken } from "./is-broken.ts";
import type { CapElement } from "./pattern-cap.ts";
import { SEPARATOR, type UnitNames } from "./unit-names.ts";

type Artefact = ChangeElements["artefacts"][number];
type Sum = {
  readonly kind: Artefact["kind"];
  /** Of which repository, of what kind, under which name: what a move to another file leaves as it is. */
  readonly promise: string;
  readonly label: string;
  presence: number;
  readonly digests: CountSums;
  readonly parts: CountSums;
  readonly patterns: Set<string>;
};

/**
 * What others depend on and is not what it was before the unit, each once. What came and went, or says the same again in the
 * end, is not among it; nor is what only moved to another file.
 */
export function unitArtefacts(changes: readonly ChangeElements[], names: UnitNames): CapElement[] {
  const sums = new Map<string, Sum>();
  for (const change of changes) {
    for (const artefact of change.artefacts) {
      const path = change.files[artefact.file]?.path;
      if (path === undefined) continue;
      const { kind, name } = artefact;
      const promise = [change.repository, kind, name].join(SEPARATOR);
      // A table is one thing in whichever migration it is spoken of.
      const key =
        kind === "schema" ? promise : [promise, names.file(change.repository, path)].join(SEPARATOR);
      const label = kind === "schema" ? name : `${path}#${name}`;
      const sum = sums.get(key) ?? empty(kind, promise, label);
      sums.set(key, sum);
      sum.presence += artefact.presence;
      sum.digests.add(artefact.digests);
      sum.parts.add(artefact.parts);
      for (const pattern of artefact.patterns) sum.patterns.add(patternAt(change, pattern));
    }
  }
  const left = [...sums].filter(([, sum]) => !sum.digests.isEmpty()).sort(([a], [b]) => (a < b ? -1 : 1));
  return withoutMoves(left.map(([, sum]) => sum)).map((sum) => ({
    key: sum.label,
    weight: isBreaking(sum) ? BOUNDARY_WEIGHTS.breaking : BOUNDARY_WEIGHTS[sum.kind],
    patterns: [...sum.patterns],
  }));
}

const empty = (kind: Artefact["kind"], promise: string, label: string): Sum => ({
  kind,
  promise,
  label,
  presence: 0,
  digests: countSums(),
  parts: countSums(),
  patterns: new Set(),
});

const isBreaking = ({ kind, presence, parts }: Sum) =>
  kind === "interface" && (presence < 0 || isBroken(parts.entries()));

function withoutMoves(sums: readonly Sum[]): Sum[] {
  const gone = sums.filter(({ presence }) => presence < 0);
  const moved = new Set<Sum>();
  for (const come of sums.filter(({ presence }) => presence > 0)) {
    const before = gone.find(
      (one) => one.promise === come.promise && !moved.has(one) && one.digests.cancels(come.digests),
    );
    if (before === undefined) continue;
    moved.add(before);
    moved.add(come);
  }
  return sums.filter((sum) => !moved.has(sum));
}
