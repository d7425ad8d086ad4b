import type { CommitReading, CommitRole } from "./commit-signals.ts";

/** Shares of the added lines by who made the commits, 0 to 1; null where it cannot be told. */
export type LineShares = Readonly<Record<Exclude<CommitRole, "merge">, number>> | null;

/**
 * Shares of a change's added lines by the role of its commits. Where all commits have one role no count is needed; where they
 * differ and a count is missing, nothing is known. Commits that only remove lines count as equals.
 */
export function lineShares(
  commits: readonly CommitReading[],
  linesByCommit: ReadonlyMap<string, number> | null,
): LineShares {
  const own = commits.filter(({ role }) => role !== "merge");
  const [first] = own;
  if (first === undefined) return null;
  const shares = { agent: 0, automation: 0, hybrid: 0, person: 0 };
  if (own.every(({ role }) => role === first.role)) {
    if (first.role !== "merge") shares[first.role] = 1;
    return shares;
  }

  const lines = own.map(({ sha }) => linesByCommit?.get(sha) ?? null);
  if (lines.includes(null)) return null;
  const total = lines.reduce<number>((sum, count) => sum + (count ?? 0), 0);
  // Whole lines are added up before they are divided, so that three times 30 of 100 reach 0.9.
  for (const [place, { role }] of own.entries()) {
    if (role !== "merge") shares[role] += total === 0 ? 1 : (lines[place] ?? 0);
  }
  const all = total === 0 ? own.length : total;
  return {
    agent: shares.agent / all,
    automation: shares.automation / all,
    hybrid: shares.hybrid / all,
    person: shares.person / all,
  };
}
