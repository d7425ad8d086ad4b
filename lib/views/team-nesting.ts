/** How a team stands to others of one list: how many stand below it, and what the next one above it is called. */
export type Nesting = { readonly teamsBelow: number; readonly within: string | null };

/** By team, from what each team above others holds: itself and all below it. Only names that are known are named. */
export function teamNesting(
  above: ReadonlyMap<string, readonly string[]>,
  names: ReadonlyMap<string, string>,
): (teamId: string) => Nesting {
  return (teamId) => {
    const parents = [...above]
      .filter(([parent, teams]) => parent !== teamId && teams.includes(teamId) && names.has(parent))
      .toSorted(([, one], [, other]) => one.length - other.length);
    const next = parents[0]?.[0];
    return {
      teamsBelow: Math.max(0, (above.get(teamId)?.length ?? 1) - 1),
      within: next === undefined ? null : (names.get(next) ?? null),
    };
  };
}
