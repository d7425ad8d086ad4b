import { describe, expect, test } from "vitest";
import { LEDGER_CLASSES } from "@/lib/model/ledger-class.ts";
import { type BookedChange, bookUnit, type StandingChange } from "./book-unit.ts";

const DAY = 86_400;
const change = (changeId: string, over: Partial<StandingChange>): StandingChange => ({
  repoId: "r",
  changeId,
  unitId: "r/a",
  unitChanges: 2,
  teamId: "t",
  composition: "unknown",
  workKind: "feature",
  mergedAt: DAY,
  parts: "",
  aiLines: null,
  lines: null,
  score: 42_000,
  ...over,
});
const first = change("a", {
  parts: "corrective_own 10 0;net 60 10",
  aiLines: 44,
  lines: 70,
  composition: "hybrid",
});
const second = change("b", { parts: "rework 12 8;generated 900 0", mergedAt: 5 * DAY });
const sumOf = (rows: readonly BookedChange[]) =>
  rows.reduce((sum, { points }) => sum + LEDGER_CLASSES.reduce((all, name) => all + points[name], 0), 0);

describe("a unit of 42 points in two changes", () => {
  test("books 29.4 net, 4.2 corrective and 8.4 rework where their lines are, and marks what an AI wrote", () => {
    const [a, b] = bookUnit([first, second]);
    expect(a?.points).toMatchObject({ net: 29_400, corrective_own: 4_200 });
    expect(b?.points).toMatchObject({ rework: 8_400, generated: 0, net: 0 });
    expect(a?.ai).toBe(18_480 + 2_640);
    expect(b?.ai).toBeNull();
  });

  test("is delivered with the last change that bears net, and says which that was", () => {
    const rows = bookUnit([second, first]);
    expect(rows.map(({ changeId, isLast }) => [changeId, isLast])).toEqual([
      ["b", false],
      ["a", true],
    ]);
    for (const { bookedAt, settlesAt } of rows) expect([bookedAt, settlesAt]).toEqual([DAY, 31 * DAY]);
  });

  test("moves its points to another class when lines are taken back, and they still sum to the score", () => {
    const restated = { ...first, parts: "corrective_own 10 0;net 40 10;reverted 20 0" };
    const rows = bookUnit([restated, second]);
    expect(rows[0]?.points).toMatchObject({ net: 21_000, reverted: 8_400 });
    expect(sumOf(rows)).toBe(42_000);
    expect(sumOf(bookUnit([second, restated]))).toBe(42_000);
  });

  test("has a time and no points while it is not weighed, and none where no line carries any", () => {
    const waiting = bookUnit([first, second].map((each) => ({ ...each, score: null })));
    expect([sumOf(waiting), waiting[0]?.bookedAt]).toEqual([0, DAY]);
    expect(sumOf(bookUnit([{ ...second, parts: "generated 900 0" }]))).toBe(0);
    expect(bookUnit([])).toEqual([]);
  });
});
