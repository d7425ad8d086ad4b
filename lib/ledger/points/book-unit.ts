import type { CompositionClass } from "@/lib/model/composition-class.ts";
import { FAMILY_POLICY, LEDGER_CLASSES, type LedgerClass } from "@/lib/model/ledger-class.ts";
import { apportionUnit, type UnitPart } from "./apportion-unit.ts";
import { bookingTime } from "./booking-time.ts";
import { readParts } from "./read-parts.ts";
import { splitByComposition } from "./split-by-composition.ts";

/** A change of a unit as it stands: all that its points are made from. Times in seconds, points in thousandths. */
export type StandingChange = {
  readonly repoId: string;
  readonly changeId: string;
  readonly unitId: string;
  /** How many changes the unit has. */
  readonly unitChanges: number;
  readonly teamId: string;
  readonly composition: CompositionClass;
  readonly workKind: string;
  readonly mergedAt: number;
  /** Its added and removed lines by class, as `readParts` takes them. */
  readonly parts: string;
  /** Of its effective added lines, those that were measured to be an AI's; null where nothing measured them. */
  readonly aiLines: number | null;
  readonly lines: number | null;
  /** Of the unit; null while it is not weighed. */
  readonly score: number | null;
};

/** What is booked of a change. The points of all changes of a weighed unit sum to its score, where any line of it carries points. */
export type BookedChange = StandingChange & {
  readonly bookedAt: number;
  readonly settlesAt: number;
  /** The unit is booked with this change. */
  readonly isLast: boolean;
  readonly points: Readonly<Record<LedgerClass, number>>;
  /** Of its points, those of lines that were measured to be an AI's; null where nothing was measured. */
  readonly ai: number | null;
};

/**
 * Books all changes of one unit, in whatever order they come. A unit counts as delivered when it landed. One that is not weighed yet has
 * a time and no points.
 */
export function bookUnit(changes: readonly StandingChange[]): BookedChange[] {
  const keyOf = ({ repoId, changeId }: StandingChange) => `${repoId}/${changeId}`;
  const parts = new Map(changes.map((change) => [keyOf(change), readParts(change.parts)]));
  const partsOf = (change: StandingChange) => parts.get(keyOf(change)) ?? [];
  const booking = bookingTime(
    changes.map((change) => ({
      id: keyOf(change),
      mergedAt: change.mergedAt,
      deliveredAt: change.mergedAt,
      bearsNet: partsOf(change).some((part) => part.atoms > 0 && FAMILY_POLICY.family[part.class] === "net"),
    })),
  );
  const [first] = changes;
  if (first === undefined || booking === null) return [];
  const all: UnitPart[] = changes.flatMap((change) =>
    partsOf(change).map((part) => ({ change: keyOf(change), ...part })),
  );
  const carries = all.some(({ atoms }) => atoms > 0);
  const points = new Map(changes.map((change) => [keyOf(change), none()]));
  for (const row of carries ? apportionUnit(first.score ?? 0, all, booking.bookedAt) : []) {
    const own = points.get(row.change);
    if (own !== undefined) own[row.class] = row.milliPoints;
  }
  return changes.map((change) => {
    const own = points.get(keyOf(change)) ?? none();
    return {
      ...change,
      bookedAt: booking.bookedAt ?? change.mergedAt,
      settlesAt: booking.settlesAt,
      isLast: booking.by === keyOf(change),
      points: own,
      ai: aiOf(change, own),
    };
  });
}

const none = () => Object.fromEntries(LEDGER_CLASSES.map((name) => [name, 0])) as Record<LedgerClass, number>;

/** Class by class, so that each class is divided as it would be alone. */
function aiOf(
  { composition, aiLines, lines }: StandingChange,
  points: Readonly<Record<LedgerClass, number>>,
): number | null {
  if (aiLines === null || lines === null || lines === 0 || composition === "automation") return null;
  const produced = { class: composition, lines, aiLines, commitLines: 0, humanCommitLines: 0 };
  return LEDGER_CLASSES.reduce((sum, name) => sum + splitByComposition(points[name], produced).ai, 0);
}
