import { rm } from "node:fs/promises";
import { makeBots } from "./making/make-bots.ts";
import { makeJira } from "./making/make-jira.ts";
import { makePeople } from "./making/make-people.ts";
import { makeRepository } from "./making/make-repository.ts";
import { makeTeams } from "./making/make-teams.ts";
import { SIZES } from "./making/sizes.ts";
import { nodeId, type World, worldOf } from "./making/world.ts";
import type { Organisation, Size } from "./organisation.ts";

export type OrganisationOptions = {
  readonly seed: string;
  readonly size: keyof typeof SIZES | Size;
  /** Where the repositories' bare gits go, one folder each; made anew. Without it there is no git, and commit ids are made up. */
  readonly dir?: string;
  /** Where its code is to be found, as addresses of people name it; github.com where not said. */
  readonly codeHost?: string;
  /** False: no git although there is a directory. */
  readonly withGit?: boolean;
};

/**
 * Makes an organisation and tells the truth about it. Equal options give equal organisations, with git or without, but for
 * the commit ids, which git gives from the content.
 */
export async function makeOrganisation({
  seed,
  size,
  dir,
  codeHost,
  withGit = true,
}: OrganisationOptions): Promise<Organisation> {
  const numbers: Size = typeof size === "string" ? SIZES[size] : size;
  const world = worldOf(seed, numbers, undefined, codeHost);
  makePeople(world);
  makeBots(world);
  makeTeams(world);
  const jira = makeJira(world);
  const target = dir !== undefined && withGit ? dir : null;
  if (target !== null) await rm(target, { recursive: true, force: true });
  const repositories = [];
  for (const [place, pulls] of shares(world).entries()) {
    const long =
      Math.floor(numbers.long / Math.max(1, numbers.repositories - 1)) +
      (place < numbers.long % Math.max(1, numbers.repositories - 1) ? 1 : 0);
    repositories.push(
      await makeRepository(world, jira, { place, pulls, long: pulls === 0 ? 0 : long, dir: target }),
    );
  }
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
    repositories,
    jira,
  };
}

/** Pull requests per repository: the first has most, the last is empty. */
function shares(world: World): number[] {
  const { repositories, pulls } = world.size;
  if (repositories === 1) return [pulls];
  const weights = Array.from({ length: repositories - 1 }, (_, place) => 1 / (1 + place * 0.35));
  const whole = weights.reduce((sum, weight) => sum + weight, 0);
  const counts = weights.map((weight) => Math.floor((pulls * weight) / whole));
  counts[0] = (counts[0] ?? 0) + pulls - counts.reduce((sum, count) => sum + count, 0);
  return [...counts, 0];
}
