import { makesLoop } from "@/lib/core/tree.ts";
import { planMembers } from "./plan-members.ts";
import type { HostedTeams, PlannedMember, PlannedTeam } from "./team-facts.ts";

/**
 * The teams and members that follow from what hosts tell. What a person typed or changed stands; a team that its host no
 * longer has ends, and stays for what was done in it. A parent that would make a loop is left out.
 */
export function planTeams(given: HostedTeams): {
  readonly teams: readonly PlannedTeam[];
  readonly members: readonly PlannedMember[];
} {
  const { hostTeams, teams, now, newTeam } = given;
  const known = new Map(teams.flatMap((team) => (team.hostKey === null ? [] : [[team.hostKey, team]])));
  const told = [...hostTeams].sort((one, other) => (one.key < other.key ? -1 : 1));
  const idOf = new Map(told.map(({ key }) => [key, known.get(key)?.id ?? newTeam(key)]));
  const above = new Map(teams.map(({ id, parentId }) => [id, parentId]));
  for (const { key, parent } of told) {
    const before = known.get(key);
    const id = idOf.get(key) ?? "";
    if (before?.edited.includes("parent")) continue;
    const wanted = parent === null ? null : (idOf.get(parent) ?? null);
    above.set(id, null);
    above.set(id, makesLoop(above, id, wanted) ? null : wanted);
  }
  const planned = told.map(({ key, name, removedAt }): PlannedTeam => {
    const before = known.get(key);
    const id = idOf.get(key) ?? "";
    return {
      id,
      hostKey: key,
      name: before?.edited.includes("name") ? before.name : name,
      parentId: above.get(id) ?? null,
      removedAt: before?.edited.includes("removed") ? before.removedAt : removedAt,
    };
  });
  const forgotten = [...known.values()].flatMap((team) =>
    team.hostKey === null || idOf.has(team.hostKey)
      ? []
      : [{ ...team, hostKey: team.hostKey, removedAt: team.removedAt ?? now }],
  );
  return { teams: [...planned, ...forgotten], members: planMembers(given, idOf, forgotten) };
}
