import type { DevelopmentLink } from "./resolve-links.ts";

export type DatedLink = DevelopmentLink & {
  /** When the change landed, else when it was opened. */
  readonly at: Date;
};

const MOST = 30;
const DAYS_30_MS = 30 * 86_400_000;

/**
 * Leaves out links to items that everything is hung on: of more than thirty changes that name an item within thirty days, those
 * from the thirty-first on make none. The links are those of one repository.
 */
export function dropUmbrellas(links: readonly DatedLink[]): DatedLink[] {
  const kept: DatedLink[] = [];
  const recent = new Map<string, number[]>();
  const inOrder = links.toSorted(
    (a, b) => a.at.getTime() - b.at.getTime() || (a.change < b.change ? -1 : a.change > b.change ? 1 : 0),
  );
  for (const link of inOrder) {
    const at = link.at.getTime();
    const times = (recent.get(link.item) ?? []).filter((time) => time > at - DAYS_30_MS);
    times.push(at);
    recent.set(link.item, times);
    if (times.length <= MOST) kept.push(link);
  }
  return kept;
}
