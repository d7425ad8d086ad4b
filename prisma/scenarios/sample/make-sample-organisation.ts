import { makeJira } from "../organisation/making/make-jira.ts";
import { leafTeams } from "../organisation/making/make-teams.ts";
import { nodeId, worldOf } from "../organisation/making/world.ts";
import type { Organisation } from "../organisation/organisation.ts";
import type { SampleRepository } from "../write-sample-repositories.ts";
import { fillPeople } from "./fill-people.ts";
import { hostRepository } from "./host-repository.ts";

/**
 * The organisation behind the sample's repositories: the people who wrote them in their teams, the pull requests that landed
 * there with reviews and checks, deployments, and the issues in Jira that the work was planned in. `endsAt` in seconds.
 */
export function makeSampleOrganisation(
  repositories: readonly SampleRepository[],
  { endsAt, seed }: { readonly endsAt: number; readonly seed: string },
): Organisation {
  const pulls = repositories.reduce((sum, { told }) => sum + told.pulls.length, 0);
  const begin = repositories.reduce((least, { told }) => Math.min(least, told.main[0]?.at ?? least), endsAt);
  const size = {
    people: repositories.reduce((sum, { team }) => sum + team.length, 0),
    teams: repositories.length + 1,
    repositories: repositories.length,
    pulls,
    days: Math.ceil((endsAt - begin) / 86_400),
    long: 0,
  };
  const world = worldOf(`${seed}/hosts`, size, endsAt * 1000);
  fillPeople(
    world,
    repositories.map(({ name, team }) => ({
      name: `${name.charAt(0).toUpperCase()}${name.slice(1)}`,
      people: team,
    })),
  );
  const jira = makeJira(world);
  const teams = leafTeams(world);
  const hosted = repositories.flatMap((repository, place) => {
    const team = teams[place];
    return team === undefined ? [] : [hostRepository(world, jira, team, repository)];
  });
  const id = 9_919_001;
  return {
    seed,
    login: world.login,
    id,
    nodeId: nodeId("O", id),
    now: world.now,
    people: world.people,
    accounts: world.accounts,
    teams: world.teams,
    repositories: hosted,
    jira,
  };
}
