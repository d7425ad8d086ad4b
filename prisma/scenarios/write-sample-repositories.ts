import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import type { Scenario } from "./define-scenario.ts";
import { payments } from "./payments.ts";
import { platform } from "./platform.ts";
import { storefront } from "./storefront.ts";
import { tellScenario } from "./tell-scenario.ts";
import type { HostedTold } from "./telling/hosted-of.ts";
import type { SamplePerson } from "./telling/people.ts";
import type { Planted } from "./telling/planted.ts";

export type SampleRepository = {
  readonly name: string;
  /** A bare repository. */
  readonly path: string;
  /** What a person should see, one sentence each. */
  readonly story: readonly string[];
  readonly planted: Planted;
  readonly told: HostedTold;
  readonly defaultBranch: string;
  readonly team: readonly SamplePerson[];
};

/** The seed of the sample that people are shown; the tests recover what it plants. */
export const SAMPLE_SEED = "7";

const SCENARIOS: readonly Scenario[] = [payments, storefront, platform];

/**
 * Writes the repositories of the sample organisation into an empty folder. `endsAt` is in seconds: midnight UTC of a
 * Monday, at which the stories end. Equal arguments give equal commits.
 */
export function writeSampleRepositories({
  dir,
  endsAt,
  seed,
}: {
  dir: string;
  endsAt: number;
  seed: string;
}): Promise<SampleRepository[]> {
  return Promise.all(
    SCENARIOS.map(async (scenario) => {
      const path = join(dir, `${scenario.name}.git`);
      await mkdir(path, { recursive: true });
      const { planted, told } = await tellScenario(scenario, { gitDir: path, endsAt, seed });
      return {
        name: scenario.name,
        path,
        story: [scenario.shows, ...scenario.beats.map(({ shows }) => shows)],
        planted,
        told,
        defaultBranch: scenario.defaultBranch,
        team: scenario.team,
      };
    }),
  );
}
