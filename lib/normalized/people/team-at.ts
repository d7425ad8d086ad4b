/** That a person is in a team from an instant until before another; null: still. */
export type Membership = {
  readonly teamId: string;
  readonly personId: string;
  readonly fromAt: Date;
  readonly toAt: Date | null;
};

/**
 * The team that a person's change belongs to, by the time it landed. Of several teams the one joined last counts; of those
 * joined at one time the one deepest in the tree; and of those the one with the smallest id: a rule without meaning, but the
 * same on every machine. `depth` says how many teams stand above a team. Null where the person was in none.
 */
export function teamAt(
  memberships: readonly Membership[],
  personId: string,
  at: Date,
  depth: (teamId: string) => number = () => 0,
): string | null {
  let best: Membership | null = null;
  for (const each of memberships) {
    if (each.personId !== personId || each.fromAt > at || (each.toAt !== null && each.toAt <= at)) continue;
    if (best === null || counts(each, best, depth)) best = each;
  }
  return best?.teamId ?? null;
}

function counts(one: Membership, other: Membership, depth: (teamId: string) => number): boolean {
  const later = one.fromAt.getTime() - other.fromAt.getTime();
  if (later !== 0) return later > 0;
  const deeper = depth(one.teamId) - depth(other.teamId);
  return deeper === 0 ? one.teamId < other.teamId : deeper > 0;
}
