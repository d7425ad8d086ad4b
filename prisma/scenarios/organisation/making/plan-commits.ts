import type { Rng } from "@/lib/core/rng.ts";
import type { Authorship } from "./plan-authorship.ts";
import type { Oddity, PlannedCommit } from "./pull-plan.ts";
import { HOUR, seconds, type World } from "./world.ts";

type Draft = {
  readonly who: Authorship;
  readonly words: string;
  readonly key: string | null;
  readonly openedAt: number;
  readonly endedAt: number | null;
  readonly oddity: Oddity | null;
};

const STEPS = ["Begin", "Go on with", "Test", "Tidy up", "Answer the review of"];

/** The commits of a branch: mostly before it was opened, the last ones in answer to the review. */
export function planCommits(rng: Rng, world: World, draft: Draft): PlannedCommit[] {
  const { who, openedAt, oddity } = draft;
  const count = oddity === "many-commits" ? 400 : 1 + Math.floor(rng.next() ** 2 * 7);
  const until = Math.min(draft.endedAt ?? world.now, openedAt + 240 * HOUR);
  const begin = openedAt - (1 + rng.next() ** 2 * 60) * HOUR;
  const early = oddity === "many-commits" ? 390 : Math.max(1, Math.ceil(count * 0.7));
  return Array.from({ length: count }, (_, place) => {
    const at =
      place < early
        ? begin + ((openedAt - begin) * (place + 1)) / (early + 1)
        : openedAt + ((until - openedAt) * (place - early + 0.5)) / (count - early + 1);
    const step =
      who.tool === "copilot" && place === 0
        ? "Initial plan"
        : `${STEPS[place % STEPS.length]} ${draft.words.toLowerCase()}`;
    const subject = draft.key !== null && place === 0 ? `${draft.key} ${step}` : step;
    return {
      mark: 0,
      message: `${subject}${who.trailer}\n`,
      authorName: who.commitName,
      authorEmail: who.commitEmail,
      author: who.account,
      at: seconds(at),
      added: 0,
      removed: 0,
    };
  });
}
