import { runGit } from "../git/run-git.ts";
import type { Organisation } from "../organisation/organisation.ts";
import { CODE_HOST } from "../telling/people.ts";
import { type SampleRepository, writeSampleRepositories } from "../write-sample-repositories.ts";
import { keepOrganisation } from "./keep-organisation.ts";
import { makeSampleOrganisation } from "./make-sample-organisation.ts";

/**
 * Writes the whole sample into an empty folder: the repositories, each a clone of one at the sample's host of code by its
 * configuration, and what its hosts know. `endsAt` is in seconds. Equal arguments give equal samples.
 */
export async function writeSample(given: {
  readonly dir: string;
  readonly endsAt: number;
  readonly seed: string;
}): Promise<{ readonly repositories: readonly SampleRepository[]; readonly organisation: Organisation }> {
  const repositories = await writeSampleRepositories(given);
  const organisation = makeSampleOrganisation(repositories, given);
  for (const { name, path } of repositories)
    await runGit(path, [
      "config",
      "remote.origin.url",
      `https://${CODE_HOST}/${organisation.login}/${name}.git`,
    ]);
  await keepOrganisation(given.dir, organisation);
  return { repositories, organisation };
}
