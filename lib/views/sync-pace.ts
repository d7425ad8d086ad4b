type Run = {
  readonly startedAt: Date;
  readonly finishedAt: Date | null;
  readonly items: number;
  readonly requests: number;
};
type Counted = {
  readonly itemsDone: number;
  readonly itemsTotal: number | null;
  readonly completeAt: Date | null;
};

/** How fast a connection is being read. */
export type Pace = {
  readonly isRunning: boolean;
  /** Items a minute over the last ten; null where nothing was read. */
  readonly perMinute: number | null;
  /** Items that are left, as far as the host says how many there are. */
  readonly left: number;
  /** Whether some streams do not say how many items they have. */
  readonly isOpenEnded: boolean;
  /** Minutes to the end at this pace; null where it cannot be told. */
  readonly minutesLeft: number | null;
};

/** The pace of the runs since ten minutes ago, and what it means for the end. */
export function paceOf(runs: readonly Run[], streams: readonly Counted[], now: Date): Pace {
  const [first] = runs;
  const items = runs.reduce((sum, run) => sum + run.items, 0);
  const minutes =
    first === undefined ? 0 : Math.max(0.25, (now.getTime() - first.startedAt.getTime()) / 60_000);
  const perMinute = items === 0 ? null : items / minutes;
  const unread = streams.filter(({ completeAt }) => completeAt === null);
  const left = unread.reduce(
    (sum, { itemsDone, itemsTotal }) => sum + Math.max(0, (itemsTotal ?? itemsDone) - itemsDone),
    0,
  );
  return {
    isRunning: runs.some(({ finishedAt }) => finishedAt === null),
    perMinute,
    left,
    isOpenEnded: unread.some(({ itemsTotal }) => itemsTotal === null),
    minutesLeft: perMinute === null || left === 0 ? null : left / perMinute,
  };
}
