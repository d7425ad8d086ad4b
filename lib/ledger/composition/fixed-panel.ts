/** What a member (a repository, or a team's part of one) did in a period, and whether tools told of their use there then. */
export type PanelRow = {
  readonly member: string;
  readonly period: string;
  readonly isCovered: boolean;
  readonly ai: number;
  readonly all: number;
};

export type PeriodShare = {
  readonly period: string;
  /** Share of AI and of what is covered, of everybody: 0 to 1, null where nothing was done. */
  readonly share: number | null;
  readonly coverage: number | null;
  /** The share of those alone who are covered in every period. */
  readonly panelShare: number | null;
};

export type FixedPanel = {
  /** Members that are covered in every period. */
  readonly members: readonly string[];
  readonly periods: readonly PeriodShare[];
  /** From the first period to the last the share rose and so did coverage: it may be better detection. */
  readonly mayBeDetection: boolean;
};

/** The share of AI over time, of all and of those whose coverage does not change, so that better detection is not taken for more use. */
export function fixedPanel(rows: readonly PanelRow[], periods: readonly string[]): FixedPanel {
  const covered = new Map<string, Set<string>>();
  for (const { member, period, isCovered } of rows)
    if (isCovered) covered.set(member, (covered.get(member) ?? new Set()).add(period));
  const members = [...covered]
    .filter(([, seen]) => periods.every((period) => seen.has(period)))
    .map(([member]) => member)
    .toSorted();
  const inPanel = new Set(members);
  const told = periods.map((period) => {
    const own = rows.filter((row) => row.period === period);
    return {
      period,
      share: ratio(own, ({ ai }) => ai),
      coverage: ratio(own, ({ isCovered, all }) => (isCovered ? all : 0)),
      panelShare: ratio(
        own.filter(({ member }) => inPanel.has(member)),
        ({ ai }) => ai,
      ),
    };
  });
  const [first, last] = [told[0], told.at(-1)];
  const rose = (of: "share" | "coverage"): boolean =>
    (last?.[of] ?? 0) > (first?.[of] ?? Number.POSITIVE_INFINITY);
  return { members, periods: told, mayBeDetection: rose("share") && rose("coverage") };
}

function ratio(rows: readonly PanelRow[], of: (row: PanelRow) => number): number | null {
  const all = rows.reduce((sum, row) => sum + row.all, 0);
  return all === 0 ? null : rows.reduce((sum, row) => sum + of(row), 0) / all;
}
