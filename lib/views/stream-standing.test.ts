import { describe, expect, test } from "vitest";
import type { KeptStream } from "@/lib/core/kept-stream.ts";
import { groupStreams } from "./group-streams.ts";
import { streamStanding } from "./stream-standing.ts";
import { paceOf } from "./sync-pace.ts";

const now = new Date("2026-11-20T12:00:00Z");
const ago = (minutes: number): Date => new Date(now.getTime() - minutes * 60_000);
const stream = (over: Partial<KeptStream> = {}): KeptStream => ({
  connectionId: "018f0000-0000-7000-8000-000000000001",
  stream: "pull_requests",
  scope: "github.com/1",
  scopeName: "acme/shop",
  state: "ok",
  cause: null,
  fix: null,
  itemsDone: 10,
  itemsTotal: 10,
  gaps: 0,
  coveredFrom: ago(100_000),
  coveredTo: ago(5),
  completeAt: ago(60),
  lastRunAt: ago(5),
  nextRunAt: new Date(now.getTime() + 3_600_000),
  ...over,
});

describe("a list is current only where nothing is missing", () => {
  test.each<[what: string, over: Partial<KeptStream>, standing: string]>([
    ["all read, and read when due", {}, "ok"],
    ["read again just now", { state: "running", nextRunAt: null, lastRunAt: ago(1) }, "ok"],
    ["said to be ok, its history unread", { completeAt: null }, "reading"],
    ["said to be ok, with records set aside", { gaps: 2 }, "partial"],
    ["due for longer than ten minutes", { nextRunAt: ago(11) }, "behind"],
    ["running, and its worker is gone", { state: "running", nextRunAt: null, lastRunAt: ago(11) }, "behind"],
    ["never read", { state: "waiting", completeAt: null, lastRunAt: null, nextRunAt: ago(1) }, "reading"],
    ["behind for a limit of the host", { state: "behind", fix: "Nothing to do." }, "behind"],
    ["blocked", { state: "blocked", cause: "Refused.", fix: "Give it access." }, "blocked"],
    ["failed", { state: "failed" }, "failed"],
    ["paused", { state: "paused" }, "paused"],
  ])("%s", (_what, over, standing) => {
    expect(streamStanding(stream(over), "on", now).standing).toBe(standing);
  });

  test("nor while its connection does not work", () => {
    expect(streamStanding(stream(), "broken", now)).toMatchObject({
      standing: "behind",
      cause: expect.stringMatching(/does not work/) as string,
    });
  });

  test("and every one that is not says why", () => {
    for (const over of [{ completeAt: null }, { gaps: 1 }, { nextRunAt: ago(11) }] as const)
      expect(streamStanding(stream(over), "on", now).cause).toBeTruthy();
  });
});

test("a repository is as bad as its worst list, and the bad ones come first", () => {
  const groups = groupStreams(
    [
      stream({ scope: "github.com/2", scopeName: "acme/api" }),
      stream(),
      stream({
        stream: "issues",
        state: "blocked",
        cause: "Refused.",
        fix: "Give it access.",
        completeAt: null,
        coveredFrom: null,
      }),
      stream({ stream: "repositories", scope: "", scopeName: "Acme" }),
    ],
    "on",
    now,
  );
  expect(groups.scopes.map(({ name, standing }) => [name, standing])).toEqual([
    ["acme/shop", "blocked"],
    ["acme/api", "ok"],
  ]);
  expect(groups.scopes[0]).toMatchObject({
    cause: "Refused.",
    okCount: 1,
    isWhole: false,
    coveredFrom: null,
  });
  expect(groups).toMatchObject({ standing: "blocked", wholeScopes: 1, okStreams: 3, streams: 4, items: 40 });
});

test("the pace tells the end only where it can be told", () => {
  const runs = [{ startedAt: ago(2), finishedAt: null, items: 200, requests: 4 }];
  const half = stream({ completeAt: null, itemsDone: 100, itemsTotal: 400 });
  expect(paceOf(runs, [half], now)).toMatchObject({
    isRunning: true,
    perMinute: 100,
    left: 300,
    minutesLeft: 3,
    isOpenEnded: false,
  });
  expect(paceOf([], [half], now)).toMatchObject({ isRunning: false, perMinute: null, minutesLeft: null });
  expect(paceOf(runs, [{ ...half, itemsTotal: null }], now)).toMatchObject({
    left: 0,
    isOpenEnded: true,
    minutesLeft: null,
  });
});
