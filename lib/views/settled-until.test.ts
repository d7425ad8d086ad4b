import { expect, test } from "vitest";
import { parseWeek, weeksIn } from "@/lib/core/time.ts";
import { partWeeks, span, spanSeconds } from "./settled-until.ts";

const weeks = weeksIn({ from: parseWeek("2026-W36") ?? 0, to: parseWeek("2026-W47") ?? 0 });

test("a week has settled when its last line has had thirty days", () => {
  // 15 Nov 00:00 less 30 days is 16 Oct: week 41 ended on 11 Oct, week 42 on 18 Oct.
  const { settled, open } = partWeeks(weeks, new Date("2026-11-15T00:00:00Z"));
  expect(settled.at(-1)).toBe("2026-W41");
  expect(open).toEqual(["2026-W42", "2026-W43", "2026-W44", "2026-W45", "2026-W46"]);
});

test("before anything was read nothing has settled", () => {
  expect(partWeeks(weeks, null).settled).toEqual([]);
});

test("a span is whole weeks, and no weeks are no span", () => {
  expect(span(weeks)).toEqual({ from: "2026-W36", to: "2026-W46" });
  expect(span([])).toBeNull();
  expect(spanSeconds(["2026-W46"])).toEqual({
    from: Date.UTC(2026, 10, 9) / 1_000,
    to: Date.UTC(2026, 10, 16) / 1_000,
  });
});
