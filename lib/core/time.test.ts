import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  addWeeks,
  DAY_SECONDS,
  dayStart,
  daysBetween,
  formatDate,
  formatDay,
  formatInstant,
  isIn,
  lastWeeks,
  parseDate,
  parseInstant,
  parseWeek,
  weekOf,
  weeksIn,
  weekWindow,
} from "./time.ts";

const at = (iso: string): number => Date.parse(iso) / 1000;
/** 1970 to 2100, what git times are clamped to. */
const instants = fc.integer({ min: 0, max: at("2100-12-31T23:59:59Z") });

describe("ISO weeks", () => {
  test.each([
    ["2026-11-02T00:00:00Z", "2026-W45"],
    ["2026-11-08T23:59:59Z", "2026-W45"],
    ["2026-11-09T00:00:00Z", "2026-W46"],
    ["2021-01-03T12:00:00Z", "2020-W53"],
    ["2021-01-04T00:00:00Z", "2021-W01"],
    ["2024-12-30T00:00:00Z", "2025-W01"],
    ["2027-01-01T00:00:00Z", "2026-W53"],
    ["1970-01-01T00:00:00Z", "1970-W01"],
  ])("%s lies in %s", (instant, week) => {
    expect(weekOf(at(instant))).toBe(week);
  });

  test("a week reads back as the Monday it starts on", () => {
    fc.assert(
      fc.property(instants, (seconds) => {
        const start = parseWeek(weekOf(seconds));
        expect(start).toBe(weekWindow(seconds).from);
        expect(new Date((start ?? 0) * 1000).getUTCDay()).toBe(1);
      }),
    );
  });

  test.each(["2025-W53", "2026-W00", "2026-W54", "2026-45", "2026-W4", "", "2026-W45 "])(
    "%j is no week",
    (text) => {
      expect(parseWeek(text)).toBeNull();
    },
  );

  test("weeks sort as text in the order of time", () => {
    fc.assert(
      fc.property(instants, instants, (a, b) => {
        if (a <= b) expect(weekOf(a) <= weekOf(b)).toBe(true);
      }),
    );
  });

  test("adding weeks crosses the year", () => {
    expect(addWeeks(at("2026-12-31T00:00:00Z"), 1)).toBe("2027-W01");
    expect(addWeeks(at("2027-01-04T00:00:00Z"), -1)).toBe("2026-W53");
  });
});

describe("windows", () => {
  test("hold their start and not their end", () => {
    const week = weekWindow(at("2026-11-04T10:00:00Z"));
    expect(isIn(week, week.from)).toBe(true);
    expect(isIn(week, week.to - 1)).toBe(true);
    expect(isIn(week, week.to)).toBe(false);
  });

  test("the last thirteen weeks are thirteen weeks, the last of them the present one", () => {
    const weeks = weeksIn(lastWeeks(at("2026-11-04T10:00:00Z"), 13));
    expect(weeks).toHaveLength(13);
    expect(weeks.at(-1)).toBe("2026-W45");
    expect(weeks[0]).toBe("2026-W33");
  });

  test("an empty window touches no week", () => {
    expect(weeksIn({ from: 1000, to: 1000 })).toEqual([]);
  });
});

describe("dates and instants", () => {
  test("a day reads back as it was written", () => {
    fc.assert(
      fc.property(instants, (seconds) => {
        expect(parseDate(formatDate(seconds))).toBe(dayStart(seconds));
      }),
    );
  });

  test.each(["2026-02-29", "2026-13-01", "2026-1-1", "02/11/2026", ""])("%j is no day", (text) => {
    expect(parseDate(text)).toBeNull();
  });

  test("an instant reads back as it was written", () => {
    fc.assert(
      fc.property(instants, (seconds) => {
        expect(parseInstant(formatInstant(seconds))).toBe(seconds);
      }),
    );
  });

  test("an offset is honoured and an instant without one is refused", () => {
    expect(parseInstant("2026-11-02T01:00:00+02:00")).toBe(at("2026-11-01T23:00:00Z"));
    expect(parseInstant("2026-11-02T01:00:00")).toBeNull();
    expect(parseInstant("2026-11-02")).toBeNull();
    expect(parseInstant("2026-99-02T01:00:00Z")).toBeNull();
  });

  test("days are counted as fractions", () => {
    expect(daysBetween(0, 36 * 3600)).toBe(1.5);
    expect(daysBetween(DAY_SECONDS, 0)).toBe(-1);
  });

  test("a day is written for people in their own zone", () => {
    expect(formatDay(at("2026-11-02T23:30:00Z"))).toBe("2 Nov 2026");
    expect(formatDay(at("2026-11-02T23:30:00Z"), "Europe/Berlin")).toBe("3 Nov 2026");
  });
});
