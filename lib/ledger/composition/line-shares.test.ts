import { describe, expect, test } from "vitest";
import type { CommitReading, CommitRole } from "./commit-signals.ts";
import { lineShares } from "./line-shares.ts";

const commits = (...roles: CommitRole[]): CommitReading[] =>
  roles.map((role, place) => ({ sha: `${place}`, role, readings: [] }));
const lines = (...counts: number[]) => new Map(counts.map((count, place) => [`${place}`, count]));

describe("shares of the added lines", () => {
  test("of commits of one role need no count", () => {
    expect(lineShares(commits("agent", "agent", "merge"), null)).toMatchObject({ agent: 1, person: 0 });
  });

  test("are known only where every line is counted", () => {
    expect(lineShares(commits("agent", "person"), null)).toBeNull();
    expect(lineShares(commits("agent", "person"), lines(5))).toBeNull();
    expect(lineShares(commits("agent", "person"), lines(30, 10))).toMatchObject({
      agent: 0.75,
      person: 0.25,
    });
  });

  test("reach nine tenths exactly, however the lines were cut into commits", () => {
    const cut = lineShares(commits("agent", "agent", "agent", "person"), lines(30, 30, 30, 10));
    expect(cut?.agent).toBe(0.9);
    expect(cut?.person).toBe(0.1);
  });

  test("leave merges out and count commits where nobody added a line", () => {
    expect(lineShares(commits("agent", "merge", "person"), lines(1, 900, 3))).toMatchObject({ agent: 0.25 });
    expect(lineShares(commits("agent", "person"), lines(0, 0))).toMatchObject({ agent: 0.5, person: 0.5 });
  });

  test("of no commit at all are not known", () => {
    expect(lineShares(commits("merge"), lines(3))).toBeNull();
    expect(lineShares([], null)).toBeNull();
  });
});
