import type { StreamState } from "@/lib/model/stream-id.ts";

/** How a stream stands for a person who looks at it, worst first. `reading`: its history is not read to its end yet. */
export const STANDINGS = ["failed", "blocked", "partial", "behind", "reading", "paused", "ok"] as const;
export type Standing = (typeof STANDINGS)[number];

export type Stands = {
  readonly standing: Standing;
  readonly cause: string | null;
  readonly fix: string | null;
};

type Kept = {
  readonly state: StreamState;
  readonly cause: string | null;
  readonly fix: string | null;
  readonly gaps: number;
  readonly completeAt: Date | null;
  readonly lastRunAt: Date | null;
  readonly nextRunAt: Date | null;
};

const MINUTE = 60_000;
/** So long after it was due, a stream that nobody reads is behind, whatever its last run said. */
const OVERDUE_MS = 10 * MINUTE;
const BROKEN = {
  standing: "behind",
  cause: "The connection does not work: nothing new is read.",
  fix: null,
} as const;
const NOBODY = {
  standing: "behind",
  cause: "It was due and nobody has read it.",
  fix: "Check that the workers are running: npm run doctor says how they are.",
} as const;

/**
 * How a stream stands at `now`. It is ok only where all of it was read, nothing is set aside, it is read when it is due, and
 * its connection works.
 */
export function streamStanding(kept: Kept, connection: "on" | "paused" | "broken", now: Date): Stands {
  const { state, cause, fix, gaps, completeAt, lastRunAt, nextRunAt } = kept;
  if (connection === "paused" || state === "paused") return { standing: "paused", cause: null, fix: null };
  if (state === "failed" || state === "blocked" || state === "partial")
    return { standing: state, cause, fix };
  const since = state === "running" ? lastRunAt : nextRunAt;
  if (since !== null && now.getTime() - since.getTime() > OVERDUE_MS) return NOBODY;
  if (state === "behind" && fix !== null) return { standing: "behind", cause, fix };
  if (completeAt === null) {
    const waits =
      lastRunAt === null ? "It has not been read yet." : "The history is still being read, newest first.";
    return { standing: "reading", cause: cause ?? waits, fix };
  }
  if (gaps > 0)
    return {
      standing: "partial",
      cause: gaps === 1 ? "One record could not be read." : `${gaps} records could not be read.`,
      fix: "Look at the records that were set aside, and try them again.",
    };
  if (connection === "broken") return BROKEN;
  return state === "behind" ? { standing: "behind", cause, fix } : { standing: "ok", cause: null, fix: null };
}

/** The worst of several; ok where there is none. */
export const worstOf = (standings: readonly Standing[]): Standing =>
  STANDINGS.find((each) => standings.includes(each)) ?? "ok";
