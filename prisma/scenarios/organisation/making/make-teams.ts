import type { HostedTeam, Person, TeamMember } from "../organisation.ts";
import { TEAM_NAMES } from "./names.ts";
import { DAY, nodeId, seconds, type World } from "./world.ts";

/**
 * Makes the teams: the first holds all others, the next two hold the rest, people are in the leaves. Every ninth person moves
 * to another team half-way, and every tenth is in two.
 */
export function makeTeams(world: World): void {
  const { size, teams } = world;
  for (let place = 0; place < size.teams; place += 1) {
    const id = world.id("team");
    const name = TEAM_NAMES[place] ?? `Team ${place}`;
    const above = place === 0 ? undefined : place <= 2 || size.teams <= 3 ? teams[0] : teams[1 + (place % 2)];
    const slug = name.toLowerCase().replaceAll(" ", "-");
    teams.push({ id, nodeId: nodeId("T", id), slug, name, parent: above?.id ?? null, members: [] });
  }
  const leaves = leafTeams(world);
  world.people.slice(0, -2).forEach((person, place) => {
    join(world, person, place, leaves);
  });
}

export const leafTeams = (world: World): HostedTeam[] =>
  world.teams.filter((team) => !world.teams.some((other) => other.parent === team.id));

function join(world: World, person: Person, place: number, leaves: readonly HostedTeam[]): void {
  const account = person.accounts[0];
  const home = leaves[place % leaves.length];
  const other = leaves[(place + 1) % leaves.length];
  if (account === undefined || home === undefined || other === undefined) return;
  const role = place < leaves.length ? "maintainer" : "member";
  const member = (from: number, until: number | null): TeamMember => ({
    account,
    person: person.id,
    role,
    from,
    until,
  });
  const moved =
    place % 9 === 6 && home !== other ? seconds(world.start + Math.floor(world.size.days / 2) * DAY) : null;
  if (moved === null || (person.leftAt !== null && person.leftAt <= moved) || person.joinedAt >= moved) {
    home.members = [...home.members, member(person.joinedAt, person.leftAt)];
  } else {
    home.members = [...home.members, member(person.joinedAt, moved)];
    other.members = [...other.members, member(moved, person.leftAt)];
  }
  if (place % 10 === 7 && home !== other)
    other.members = [...other.members, member(person.joinedAt, person.leftAt)];
}

/** The team of a person at a moment; the first joined where there are several; null where none. */
export function teamAt(teams: readonly HostedTeam[], person: string, at: number): HostedTeam | null {
  const found = teams.flatMap((team) =>
    team.members
      .filter((one) => one.person === person && one.from <= at && (one.until === null || at < one.until))
      .map((one) => ({ team, from: one.from })),
  );
  return found.toSorted((a, b) => a.from - b.from)[0]?.team ?? null;
}
