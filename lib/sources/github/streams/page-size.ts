const FIRST = 50;
const MOST = 100;
const PROVEN = 10;

export type PageSize = { readonly size: number; readonly good: number };

/** The size that a page begins with: the one that worked last. */
export const firstSize = (remembered: number | null, most: number = MOST): number =>
  Math.min(most, Math.max(1, remembered ?? FIRST));

/** After a page that was too heavy: half of it. Null: there is nothing smaller. */
export const smaller = (size: number): number | null => (size <= 1 ? null : Math.floor(size / 2));

/** After a page that went well: a tenth more every ten pages. */
export function afterGood({ size, good }: PageSize, most: number = MOST): PageSize {
  if (good + 1 < PROVEN) return { size, good: good + 1 };
  return { size: Math.min(most, Math.ceil(size * 1.1)), good: 0 };
}
