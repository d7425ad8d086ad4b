import fc from "fast-check";
import { expect, test } from "vitest";
import { readWindow, windowQuery } from "./page-window.ts";

const AS_OF = new Date("2026-11-12T09:00:00Z");

test("without a question it is the thirteen weeks that end where the data end", () => {
  const window = readWindow({}, AS_OF);
  expect(window).toMatchObject({
    from: "2026-W34",
    to: "2026-W46",
    isLatest: true,
    later: null,
    notice: null,
  });
  expect(window.weeks).toHaveLength(13);
  expect([window.firstDay, window.lastDay]).toEqual(["2026-08-17", "2026-11-15"]);
});

test("one step back and one step on meet again", () => {
  const back = readWindow({ weeks: "4", to: readWindow({ weeks: "4" }, AS_OF).earlier }, AS_OF);
  expect(back).toMatchObject({ to: "2026-W42", later: "2026-W46", isLatest: false });
});

test.each([
  [{ weeks: "0" }],
  [{ weeks: "-3" }],
  [{ weeks: "1e9" }],
  [{ weeks: ["4", "5"] }],
  [{ to: "2026-W54" }],
  [{ to: "next week" }],
  [{ to: "2031-W01" }],
])("%j falls back and says so", (asked) => {
  const window = readWindow(asked, AS_OF);
  expect(window.notice).not.toBeNull();
  expect(window).toMatchObject({ to: "2026-W46" });
});

test("whatever the address says, a window has weeks, and its own address leads back to it", () => {
  fc.assert(
    fc.property(fc.record({ weeks: fc.string(), to: fc.string() }, { requiredKeys: [] }), (asked) => {
      const window = readWindow(asked, AS_OF);
      expect(window.weeks.length).toBeGreaterThan(0);
      expect(window.weeks.at(-1)).toBe(window.to);
      const again = readWindow(Object.fromEntries(new URLSearchParams(windowQuery(window))), AS_OF);
      expect(again).toEqual({ ...window, notice: null });
    }),
  );
});
