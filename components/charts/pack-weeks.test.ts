import { expect, test } from "vitest";
import { packWeeks, unpackWeeks } from "./pack-weeks.ts";

test("weeks arrive as they were sent, gaps included", () => {
  const weeks = [
    {
      week: "2026-W45",
      monday: "2026-11-02",
      unfinished: false,
      mix: { human: 1, hybrid: 2, agent: 0, unknown: 4 },
    },
    { week: "2026-W46", monday: "2026-11-09", unfinished: true, mix: null },
  ];
  expect(unpackWeeks(packWeeks(weeks))).toEqual(weeks);
  expect(unpackWeeks(packWeeks([]))).toEqual([]);
});
