const FIRST = 50;
const MOST = 100;
const PROVEN = 10;
const RECOVERED = 2;
/** A list that was read before begins with few: most have changed little. */
const AGAIN = 10;

export type PageSize = {
  readonly size: number;
  /** Pages that went well since the size last changed. */
  readonly good: number;
  /** The size before one item made pages too heavy. */
  readonly top: number;
};

/** The size that a pass goes on with: the one that worked last. */
export const firstSize = (remembered: number | null, most: number = MOST): number =>
  Math.min(most, Math.max(1, remembered ?? FIRST));

/** The size of the first page of a list that was read to its end before. */
export const sizeAgain = (size: number): number => Math.min(size, AGAIN);

/** After a page that was too heavy: half of it. Null: there is nothing smaller. */
export const smaller = (size: number): number | null => (size <= 1 ? null : Math.floor(size / 2));

/** After a page that had to be made smaller. */
export const afterHeavy = (size: number, { top }: PageSize, asked: number): PageSize => ({
  size,
  good: 0,
  top: Math.max(top, asked),
});

/** After a page that went well: a tenth more every ten pages. Up to half of what worked before, it doubles: one heavy item is soon past. */
export function afterGood({ size, good, top }: PageSize, most: number = MOST): PageSize {
  if (size * 2 <= top && good + 1 >= RECOVERED) return { size: size * 2, good: 0, top };
  if (good + 1 < PROVEN) return { size, good: good + 1, top };
  return { size: Math.min(most, Math.ceil((size * 11) / 10)), good: 0, top: 0 };
}
