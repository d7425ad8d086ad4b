import { actTitle, capital, type Hand } from "../code/words.ts";
import type { Desk } from "../define-scenario.ts";
import { addFunctions } from "../edits/add-functions.ts";
import { addModule } from "../edits/add-module.ts";
import { retouchLines } from "../edits/retouch-lines.ts";
import type { Maker } from "../makers/maker.ts";
import type { PlannedCommit, PullRequest } from "../telling/pull-request.ts";

export type Landing = {
  readonly into: string;
  readonly how: PullRequest["how"];
  readonly maker: Maker;
  /** 1 is a small change, 3 a large one; what git can tell of it does not depend on it. */
  readonly size: number;
  /** Name under which later steps find the change. */
  readonly key?: string;
};

/** A pull request of a few commits that would bring something new. */
export function planFeature(desk: Desk, at: number, hand: Hand, seed: string, landing: Landing): PullRequest {
  const { rng } = hand;
  const title = titleOf(hand);
  const commits = commitsOf(hand, landing, title);
  return {
    at,
    openHours: rng.between(3, 70),
    into: landing.into,
    how: landing.how,
    maker: landing.maker,
    person: rng.pick(desk.team),
    title,
    commits,
    seed,
  };
}

function titleOf(hand: Hand): string {
  const { rng, words } = hand;
  const act = actTitle(hand);
  return rng.chance(0.5)
    ? `feat(${rng.pick(words.areas)}): ${act}`
    : `${capital(act)} after ${rng.between(2, 90)} minutes`;
}

function commitsOf(hand: Hand, { size, key }: Landing, title: string): PlannedCommit[] {
  const { rng, words } = hand;
  const commits: PlannedCommit[] = [
    key || rng.chance(0.35)
      ? { subject: title, edit: addModule(rng.between(1, size + 1)) }
      : { subject: title, edit: addFunctions(rng.between(1, size + 1)) },
  ];
  for (let more = rng.between(0, size); more > 0; more -= 1) {
    const subject = `${capital(rng.pick(words.acts))} the ${rng.pick(words.sides)} ${rng.pick(words.things)} too`;
    const edit = rng.chance(0.5)
      ? addFunctions(rng.between(1, size))
      : retouchLines(rng.between(2, 4 * size), null);
    commits.push({ subject, edit });
  }
  return commits;
}
