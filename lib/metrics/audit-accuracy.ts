import { type Hits, roganGladen, roganGladenInterval } from "@/lib/core/stats/rogan-gladen.ts";
import type { MixClass } from "@/lib/model/composition-class.ts";

/** One audited change: what was classified, what its author declares, and of how many changes of its class it stands for one. */
export type AuditedChange = {
  readonly classified: MixClass;
  readonly declaredAi: boolean;
  readonly weight: number;
};

/** How often AI is found where it is, and not found where it is not; counts are those of an even sample that tells as much. */
export type AuditAccuracy = { readonly sensitivity: Hits; readonly specificity: Hits };

/**
 * Accuracy of the classes by an audit that drew from each class: changes of a class that was drawn thinly weigh more. Hybrid and agent
 * count as found; human and unknown do not. Sizes are effective ones, the square of the weights' sum over the sum of
 * their squares (Kish 1965).
 */
export function auditAccuracy(audit: readonly AuditedChange[]): AuditAccuracy {
  const found = ({ classified }: AuditedChange): boolean => classified === "hybrid" || classified === "agent";
  return {
    sensitivity: share(
      audit.filter(({ declaredAi }) => declaredAi),
      found,
    ),
    specificity: share(
      audit.filter(({ declaredAi }) => !declaredAi),
      (change) => !found(change),
    ),
  };
}

function share(of: readonly AuditedChange[], isHit: (change: AuditedChange) => boolean): Hits {
  const sum = (changes: readonly AuditedChange[], power: number): number =>
    changes.reduce((all, { weight }) => all + weight ** power, 0);
  const [weights, squares] = [sum(of, 1), sum(of, 2)];
  if (squares === 0) return { hits: 0, n: 0 };
  const n = weights ** 2 / squares;
  return { hits: (n * sum(of.filter(isHit), 1)) / weights, n };
}

export type CorrectedShare = { readonly value: number; readonly low: number; readonly high: number };

/**
 * The share of AI behind the observed one, given how well it is found, with a 95 % interval (Rogan & Gladen 1978; Lang & Reiczigel
 * 2014). Null where the audit is empty on one side, or finds AI no better than chance.
 */
export function correctedShare(
  observed: Hits,
  { sensitivity, specificity }: AuditAccuracy,
): CorrectedShare | null {
  const interval = roganGladenInterval(observed, sensitivity, specificity);
  if (interval === null) return null;
  const of = ({ hits, n }: Hits): number => hits / n;
  const value = roganGladen(of(observed), of(sensitivity), of(specificity));
  return value === null ? null : { value, low: interval[0], high: interval[1] };
}
