import type { Rng } from "@/lib/core/rng.ts";
import { kendallTauB } from "@/lib/core/stats/kendall-tau-b.ts";
import { krippendorffAlpha } from "@/lib/core/stats/krippendorff-alpha.ts";
import { quantile } from "@/lib/core/stats/quantile.ts";
import { bradleyTerry, type Judgement } from "./bradley-terry.ts";

/** One pair as several people judged it: for each, the unit found harder, or null where nothing was said. */
export type JudgedPair = {
  readonly one: string;
  readonly other: string;
  readonly harder: readonly (string | null)[];
};

export type StudyVerdict = {
  /** Agreement of scores with judged difficulty, -1 to 1, and its 95 % bootstrap interval over pairs; null where it cannot be told. */
  readonly tau: number | null;
  readonly low: number | null;
  readonly high: number | null;
  /** Agreement of the judges beyond chance. */
  readonly alpha: number | null;
  readonly pairs: number;
  readonly accepted: boolean;
};

/** Both must be reached; below, scores are shown as uncalibrated. */
const FEWEST_TAU = 0.4;
const FEWEST_ALPHA = 0.4;
const RESAMPLES = 500;

/** Whether people who did not know the scores find harder what scores higher. `points` by unit. */
export function studyVerdict(
  judged: readonly JudgedPair[],
  points: ReadonlyMap<string, number>,
  rng: Rng,
): StudyVerdict {
  const tau = tauOf(judged, points);
  const resampled: number[] = [];
  for (let round = 0; judged.length > 0 && round < RESAMPLES; round += 1) {
    const again = tauOf(
      judged.map(() => rng.pick(judged)),
      points,
    );
    if (again !== null) resampled.push(again);
  }
  const ratings = judged.map(({ one, harder }) =>
    harder.map((who) => (who === null ? null : who === one ? 1 : 0)),
  );
  const alpha = krippendorffAlpha(ratings, "nominal");
  return {
    tau,
    low: quantile(resampled, 0.025),
    high: quantile(resampled, 0.975),
    alpha,
    pairs: judged.length,
    accepted: tau !== null && alpha !== null && tau >= FEWEST_TAU && alpha >= FEWEST_ALPHA,
  };
}

function tauOf(judged: readonly JudgedPair[], points: ReadonlyMap<string, number>): number | null {
  const judgements = judged.flatMap(({ one, other, harder }) =>
    harder.flatMap((who): Judgement[] =>
      who === null ? [] : [{ harder: who, easier: who === one ? other : one }],
    ),
  );
  const known = [...bradleyTerry(judgements)].filter(([id]) => points.has(id));
  return kendallTauB(
    known.map(([id]) => points.get(id) ?? 0),
    known.map(([, ability]) => ability),
  );
}
