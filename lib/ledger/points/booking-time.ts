/** What of a unit's change decides when its points are booked. Times in seconds. */
export type BookableChange = {
  readonly id: string;
  /** When it landed, or was closed without landing. */
  readonly mergedAt: number;
  /** When it reached production; its landing where no deployments are known; null while it has not. */
  readonly deliveredAt: number | null;
  /** It has lines that count as net contribution. */
  readonly bearsNet: boolean;
};

export type Booking = {
  /** The change that decides. */
  readonly by: string;
  /** Null while the unit is not delivered. */
  readonly bookedAt: number | null;
  /** From when on no removal of lines moves the points any more. */
  readonly settlesAt: number;
};

const SETTLES_AFTER = 30 * 86_400;

/**
 * When the points of a unit are booked: at the delivery of the last of its changes that bears net contribution; where none does, at its
 * last landing or close. Null for a unit without changes.
 */
export function bookingTime(changes: readonly BookableChange[]): Booking | null {
  const bearing = changes.filter(({ bearsNet }) => bearsNet);
  const [last] = (bearing.length > 0 ? bearing : changes).toSorted(
    (a, b) => b.mergedAt - a.mergedAt || (a.id > b.id ? -1 : 1),
  );
  if (last === undefined) return null;
  const bookedAt = bearing.length > 0 ? last.deliveredAt : last.mergedAt;
  return { by: last.id, bookedAt, settlesAt: last.mergedAt + SETTLES_AFTER };
}
