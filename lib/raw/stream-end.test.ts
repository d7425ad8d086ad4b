import { expect, test } from "vitest";
import { SourceFailure } from "@/lib/core/source-failure.ts";
import { type RunOutcome, streamEnd } from "./stream-end.ts";

const now = new Date("2026-03-02T12:00:00Z");
const end = (outcome: RunOutcome, over = {}) =>
  streamEnd(outcome, { gaps: 0, failures: 0, isComplete: false, now, ...over });
const read = (isComplete: boolean): RunOutcome => ({ kind: "read", isComplete, everySeconds: 60 });
const fault = (
  kind: ConstructorParameters<typeof SourceFailure>[0],
  until: Date | null = null,
): RunOutcome => ({
  kind: "fault",
  error: new SourceFailure(kind, "It said no.", { fix: "Ask nicely.", until }),
});

test("only what was read to the end, without a gap, is ok", () => {
  expect(end(read(true))).toMatchObject({ state: "ok", cause: null, run: "done" });
  expect(end(read(false))).toMatchObject({ state: "behind" });
  expect(end(read(true), { gaps: 1 })).toMatchObject({
    state: "partial",
    cause: "One record could not be read.",
  });
  expect(end({ kind: "pause" })).toMatchObject({ state: "behind", nextRunAt: now });
  expect(end({ kind: "pause" }, { isComplete: true })).toMatchObject({ state: "waiting", cause: null });
});

test.each(["credential", "permission", "lost", "unsupported"] as const)(
  "%s blocks, with cause and fix",
  (kind) => {
    const { state, cause, fix, nextRunAt } = end(fault(kind));
    expect({ state, cause, fix }).toEqual({ state: "blocked", cause: "It said no.", fix: "Ask nicely." });
    expect(nextRunAt.getTime() - now.getTime()).toBeGreaterThanOrEqual(3_600_000);
  },
);

test("an allowance that is used up is no fault: it goes on at the instant that the host named", () => {
  const until = new Date("2026-03-02T12:40:00Z");
  expect(end(fault("limited", until), { failures: 2 })).toMatchObject({
    state: "behind",
    nextRunAt: until,
    failures: 2,
    run: "waiting",
  });
});

test("an outage is waited out longer and longer, and called failed after the third time", () => {
  const waits = [0, 1, 2, 9].map((failures) => {
    const { state, nextRunAt } = end(fault("unreachable"), { failures });
    return [state, (nextRunAt.getTime() - now.getTime()) / 1_000];
  });
  expect(waits).toEqual([
    ["behind", 30],
    ["behind", 60],
    ["failed", 120],
    ["failed", 3_600],
  ]);
  expect(end({ kind: "fault", error: new TypeError("x") })).toMatchObject({ state: "failed", run: "failed" });
});
