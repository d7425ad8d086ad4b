/** A team, who was active in it by itself, and the team above it. */
export type TeamPeople = {
  readonly id: string;
  readonly parentId: string | null;
  readonly people: readonly string[];
};

export type ActiveTeam = { readonly activePeople: number; readonly teamIds: readonly string[] };

/**
 * How many people stand behind the figures of each team, those of the teams below it included. Who sees a team and the open
 * ones below it also sees the difference: where fewer stand behind that, and somebody does, it is they who count.
 */
export function countActive(teams: readonly TeamPeople[], floor: number): ReadonlyMap<string, ActiveTeam> {
  const below = new Map<string, TeamPeople[]>();
  for (const team of teams)
    if (team.parentId !== null) below.set(team.parentId, [...(below.get(team.parentId) ?? []), team]);
  const counted = new Map<string, ActiveTeam>();
  const count = (team: TeamPeople, above: ReadonlySet<string>): ActiveTeam => {
    const ready = counted.get(team.id);
    if (ready !== undefined) return ready;
    const path = new Set(above).add(team.id);
    const children = (below.get(team.id) ?? []).filter(({ id }) => !path.has(id));
    const all = new Set(team.people);
    const rest = new Set(team.people);
    const teamIds = [team.id];
    let isSplit = false;
    for (const child of children) {
      const part = count(child, path);
      const people = peopleOf(part.teamIds);
      teamIds.push(...part.teamIds);
      for (const person of people) all.add(person);
      if (part.activePeople >= floor) isSplit = true;
      else for (const person of people) rest.add(person);
    }
    const activePeople = isSplit && rest.size > 0 ? Math.min(all.size, rest.size) : all.size;
    const active = { activePeople, teamIds };
    counted.set(team.id, active);
    return active;
  };
  const byId = new Map(teams.map((team) => [team.id, team]));
  const peopleOf = (ids: readonly string[]): string[] => ids.flatMap((id) => byId.get(id)?.people ?? []);
  for (const team of teams) count(team, new Set());
  return counted;
}
