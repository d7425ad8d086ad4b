import type { Scenario } from "./define-scenario.ts";
import { openFastImport } from "./git/fast-import.ts";
import { runGit } from "./git/run-git.ts";
import { calendarOf } from "./telling/calendar.ts";
import { type HostedTold, hostedOf } from "./telling/hosted-of.ts";
import type { Planted } from "./telling/planted.ts";
import { openStory } from "./telling/story.ts";

/** The truth of what went into git, and what the host of the code knows beside. */
export type Telling = { readonly planted: Planted; readonly told: HostedTold };

/** Tells a scenario into an empty bare repository; equal seed and end give equal commits. */
export async function tellScenario(
  scenario: Scenario,
  { gitDir, endsAt, seed }: { gitDir: string; endsAt: number; seed: string },
): Promise<Telling> {
  await runGit(gitDir, ["init", "--quiet", "--bare", "--template="]);
  await runGit(gitDir, ["symbolic-ref", "HEAD", `refs/heads/${scenario.defaultBranch}`]);
  const importer = openFastImport(gitDir);
  const story = openStory(scenario, seed, importer);
  const calendar = calendarOf(scenario.weeks, endsAt);
  const steps = scenario.beats
    .flatMap((beat) => beat.steps({ calendar, team: scenario.team, hand: story.hand }))
    .filter(({ at }) => at <= endsAt)
    .sort((a, b) => a.at - b.at);
  for (const step of steps) await step.tell(story);
  const told = await hostedOf(story, scenario);
  await importer.finish();
  await runGit(gitDir, ["pack-refs", "--all"]);
  return { planted: story.planted, told };
}
