/** That a person is in a team from an instant until before another; null: still. */
export type Membership = {
  readonly teamId: string;
  readonly personId: string;
  readonly fromAt: Date;
  readonly toAt: Date | null;
};

/**
 * The team that a person's change belongs to, by the time it landed. Of several teams the one joined last counts, and of
 * those joined at one time the one with the smallest id: a rule without meaning, but the same on every machine. Null where
 * the person was in none.
 */
export function teamAt(memberships: readonly Membership[], personId: string, at: Date): string | null {
  let best: Membership | null = null;
  for (const each of memberships) {
    if (each.personId !== personId || each.fromAt > at || (each.toAt !== null && each.toAt <= at)) continue;
    if (best === null || each.fromAt > best.fromAt) best = each;
    else if (each.fromAt.getTime() === best.fromAt.getTime() && each.teamId < best.teamId) best = each;
  }
  return best?.teamId ?? null;
}
