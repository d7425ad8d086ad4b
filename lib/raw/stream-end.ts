import { SourceFailure } from "@/lib/core/source-failure.ts";
import type { StreamState } from "@/lib/model/stream-id.ts";

/** How a run of a stream came to its end. */
export type RunOutcome =
  /** The host has nothing more for now. */
  | { readonly kind: "read"; readonly isComplete: boolean; readonly everySeconds: number }
  /** It gives its place to others and goes on later. */
  | { readonly kind: "pause" }
  | { readonly kind: "fault"; readonly error: unknown };

export type StreamEnd = {
  readonly state: StreamState;
  readonly cause: string | null;
  readonly fix: string | null;
  readonly failures: number;
  readonly nextRunAt: Date;
  readonly run: "done" | "waiting" | "failed";
};

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** Faults in a row after which it is called failed; before, it is only behind. */
const MANY = 3;

/** What a stream is after a run, and when it runs again. A stream with open gaps, or with pages unread, is never ok. */
export function streamEnd(
  outcome: RunOutcome,
  { gaps, failures, isComplete, now }: { gaps: number; failures: number; isComplete: boolean; now: Date },
): StreamEnd {
  const later = (ms: number): Date => new Date(now.getTime() + ms);
  if (outcome.kind === "pause") {
    const state = isComplete ? "waiting" : "behind";
    return {
      state,
      cause: isComplete ? null : "The history is still being read, newest first.",
      fix: null,
      failures,
      nextRunAt: now,
      run: "done",
    };
  }
  if (outcome.kind === "read") {
    const base = { failures: 0, nextRunAt: later(outcome.everySeconds * 1_000), run: "done" } as const;
    if (gaps > 0)
      return {
        ...base,
        state: "partial",
        cause: gaps === 1 ? "One record could not be read." : `${gaps} records could not be read.`,
        fix: "Look at the records that were set aside, and try them again.",
      };
    if (!outcome.isComplete)
      return { ...base, state: "behind", cause: "Part of the history is not read yet.", fix: null };
    return { ...base, state: "ok", cause: null, fix: null };
  }
  return afterFault(outcome.error, failures + 1, later);
}

function afterFault(error: unknown, failures: number, later: (ms: number) => Date): StreamEnd {
  const again = Math.min(HOUR, (MINUTE / 2) * 2 ** Math.min(failures - 1, 8));
  if (!(error instanceof SourceFailure))
    return {
      state: "failed",
      cause: "Reading broke off.",
      fix: "It is tried again by itself. If it stays, look into the log of the workers.",
      failures,
      nextRunAt: later(again),
      run: "failed",
    };
  const told = { cause: error.message, fix: error.fix ?? null, failures };
  switch (error.kind) {
    case "limited":
      return {
        ...told,
        state: "behind",
        failures: failures - 1,
        nextRunAt: error.until ?? later(MINUTE),
        run: "waiting",
      };
    case "credential":
      return { ...told, state: "blocked", nextRunAt: later(HOUR), run: "failed" };
    case "permission":
    case "lost":
    case "unsupported":
      return { ...told, state: "blocked", nextRunAt: later(6 * HOUR), run: "failed" };
    case "unreachable":
    case "malformed":
      return {
        ...told,
        state: failures >= MANY ? "failed" : "behind",
        nextRunAt: later(again),
        run: "failed",
      };
  }
}
