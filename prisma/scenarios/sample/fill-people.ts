import { BOT, makeBots } from "../organisation/making/make-bots.ts";
import { DAY, nodeId, type World } from "../organisation/making/world.ts";
import type { HostedTeam } from "../organisation/organisation.ts";
import type { SamplePerson } from "../telling/people.ts";

type Team = { readonly name: string; readonly people: readonly SamplePerson[] };

/** Fills who works in the sample: an account and a place in a team for each, the bots, and one team above all others. */
export function fillPeople(world: World, teams: readonly Team[]): void {
  makeBots(world);
  // A login of the organisation's own that no story knows of would stand there with nothing to its name.
  world.accounts.delete(BOT.machine);
  const whole = addTeam(world, "Engineering", null);
  for (const { name, people } of teams) {
    const team = addTeam(world, name, whole.id);
    for (const person of people) addPerson(world, team, person);
  }
}

function addTeam(world: World, name: string, parent: number | null): HostedTeam {
  const id = world.id("team");
  const slug = name.toLowerCase();
  const team: HostedTeam = { id, nodeId: nodeId("T", id), slug, name, parent, members: [] };
  world.teams.push(team);
  return team;
}

function addPerson(world: World, team: HostedTeam, { name, account, login, email, workEmail }: SamplePerson) {
  const place = world.people.length;
  const id = `p${String(place + 1).padStart(2, "0")}`;
  const joinedAt = world.start - (200 + place * 37) * DAY;
  world.accounts.set(account, {
    id: account,
    nodeId: nodeId("U", account),
    type: "User",
    role: "human",
    person: id,
    login,
    graphqlLogin: login,
    name,
    email: null,
    commitEmail: email,
    isDeleted: false,
    createdAt: joinedAt,
  });
  world.people.push({
    id,
    name,
    workEmail,
    emails: [workEmail, email],
    level: (["senior", "mid", "staff", "mid", "junior"] as const)[place % 5] ?? "mid",
    joinedAt,
    leftAt: null,
    accounts: [account],
    jiraAccount: `5b10a2844c20165700e${(place + 4096).toString(16)}`,
  });
  const role = team.members.length === 0 ? "maintainer" : "member";
  team.members = [...team.members, { account, person: id, role, from: joinedAt, until: null }];
}
