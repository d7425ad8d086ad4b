import fc from "fast-check";
import { expect, test } from "vitest";
import { placeTimes } from "./place-times.ts";

/** The same by its definition. */
function placed(rows: readonly number[]) {
  const times = [...new Set(rows)].toSorted((a, b) => a - b);
  return { times, places: rows.map((row) => times.indexOf(row)) };
}
const shown = (rows: readonly number[]) => {
  const { times, places } = placeTimes(rows);
  return { times: [...times], places: [...places] };
};

test("whole days, days far out and parts of days are placed alike", () => {
  const time = fc.oneof(fc.nat(100), fc.nat(100_000), fc.double({ min: 0, max: 90, noNaN: true }));
  fc.assert(
    fc.property(fc.array(time), (some) => {
      const rows = some.map((each) => each + 0);
      expect(shown(rows)).toEqual(placed(rows));
    }),
  );
  expect(shown([3, 1_023, 1_024, 3])).toEqual({ times: [3, 1_023, 1_024], places: [0, 1, 2, 0] });
  expect(shown([])).toEqual({ times: [], places: [] });
});
