import { describe, expect, test } from "vitest";
import { advance, type Listed } from "./advance.ts";
import { type ListCursor, readCursor } from "./list-cursor.ts";
import { afterGood, afterHeavy, smaller } from "./page-size.ts";

const at = (text: string) => new Date(`2026-06-01T${text}Z`);
const options = { now: at("12:00:00"), overlapSeconds: 120 };
const page = (next: string | null, ...items: [string, Date][]): Listed => ({
  items: items.map(([id, time]) => ({ id, at: time })),
  next,
});
const known: ListCursor = { ...readCursor(null), isComplete: true, watermark: at("11:00:00").toISOString() };

describe("a pass", () => {
  test("of a new list goes to its end, and leaves its newest change as watermark", () => {
    const first = advance(
      readCursor(null),
      page("c1", ["a", at("11:59:00")], ["b", at("10:00:00")]),
      options,
    );
    expect(first).toMatchObject({ isLast: false, cursor: { after: "c1", isComplete: false } });
    const last = advance(first.cursor, page(null, ["c", at("09:00:00")]), options);
    expect(last).toMatchObject({
      isLast: true,
      cursor: { after: null, watermark: at("11:59:00").toISOString(), isComplete: true },
      covered: { from: at("09:00:00"), to: at("09:00:00") },
    });
  });

  test("of a known list ends below the watermark and its overlap, not at it", () => {
    const within = page("c1", ["a", at("11:30:00")], ["b", at("11:00:00")], ["c", at("10:58:00")]);
    expect(advance(known, within, options).isLast).toBe(false);
    const below = page("c1", ["a", at("11:30:00")], ["b", at("10:57:59")]);
    expect(advance(known, below, options)).toMatchObject({
      isLast: true,
      cursor: { watermark: at("11:30:00").toISOString() },
    });
  });

  test("never takes an instant of the future for its watermark", () => {
    const poisoned = page(null, ["a", new Date("2099-01-01T00:00:00Z")], ["b", at("11:30:00")]);
    expect(advance(known, poisoned, options).cursor.watermark).toBe(at("11:30:00").toISOString());
    const alone = page(null, ["a", new Date("2099-01-01T00:00:00Z")]);
    expect(advance(known, alone, options).cursor.watermark).toBe(known.watermark);
  });

  test("that brings the same page for ever stops after three, and does not count as read", () => {
    const same = page("c1", ["a", at("11:30:00")]);
    let told = advance(readCursor(null), same, options);
    for (let again = 0; again < 3; again += 1) {
      expect(told.isLast).toBe(false);
      told = advance(told.cursor, same, options);
    }
    expect(told).toMatchObject({
      isLast: true,
      isLooping: true,
      cursor: { watermark: null, isComplete: false },
    });
  });

  test("with empty pages for ever stops, too", () => {
    let told = advance(readCursor(null), page("c0"), options);
    for (let number = 1; number < 3; number += 1) told = advance(told.cursor, page(`c${number}`), options);
    expect(told).toMatchObject({ isLast: true, isLooping: true });
  });

  test("of an empty list is complete at once", () => {
    expect(advance(readCursor(null), page(null), options)).toMatchObject({
      isLast: true,
      covered: null,
      cursor: { isComplete: true },
    });
  });
});

test("a cursor that nobody can read is a new beginning", () => {
  for (const kept of [null, "x", { v: 9 }, { ...known, after: 7 }]) expect(readCursor(kept).after).toBeNull();
  expect(readCursor(JSON.parse(JSON.stringify(known)))).toEqual(known);
});

describe("page sizes", () => {
  test("grow by a tenth after ten good pages, to a hundred at the most", () => {
    let size = { size: 50, good: 0, top: 0 };
    for (let page = 0; page < 10; page += 1) size = afterGood(size);
    expect(size).toEqual({ size: 55, good: 0, top: 0 });
    for (let page = 0; page < 200; page += 1) size = afterGood(size);
    expect(size.size).toBe(100);
  });
  test("are halved, down to one", () => {
    expect([50, 25, 3, 1].map(smaller)).toEqual([25, 12, 1, null]);
  });
  test("are soon back near what worked, once a heavy item is past", () => {
    let size = afterHeavy(1, { size: 50, good: 3, top: 0 }, 50);
    const seen = [size.size];
    for (let page = 0; page < 12; page += 1) {
      size = afterGood(size);
      seen.push(size.size);
    }
    expect(Math.max(...seen)).toBe(32);
  });
});
