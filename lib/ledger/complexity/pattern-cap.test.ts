import fc from "fast-check";
import { expect, test } from "vitest";
import { type CapElement, PATTERN_CAPACITY, patternCap } from "./pattern-cap.ts";

const element = (key: string, weight: number, ...patterns: string[]): CapElement => ({
  key,
  weight,
  patterns,
});
const many = (count: number, make: (i: number) => CapElement) =>
  Array.from({ length: count }, (_, i) => make(i));

test("one rename across forty services counts three, forty different edits forty", () => {
  expect(patternCap(many(40, (i) => element(`s${i}`, 1, "rename"))).total).toBe(3);
  expect(patternCap(many(40, (i) => element(`s${i}`, 1, `edit${i}`))).total).toBe(40);
});

test("of a codemod over six services, two of which were edited besides, five count", () => {
  const services = many(6, (i) =>
    i < 2 ? element(`s${i}`, 1, "codemod", `own${i}`) : element(`s${i}`, 1, "codemod"),
  );
  expect(patternCap(services).total).toBe(5);
});

test("heavier elements take the places of lighter ones", () => {
  const { total, kept } = patternCap([
    ...many(5, (i) => element(`light${i}`, 1, "p")),
    element("heavy", 9, "p"),
  ]);
  expect(total).toBe(11);
  expect(kept.map(({ key }) => key)).toContain("heavy");
});

test("what has no pattern or no weight", () => {
  expect(patternCap([element("alone", 2), element("other", 1)]).total).toBe(3);
  expect(patternCap([element("nothing", 0, "p")])).toEqual({ total: 0, kept: [] });
});

/** Every choice of elements, with every way to hand them to patterns. */
function byHand(elements: readonly CapElement[]): number {
  const room = new Map<string, number>();
  const best = (place: number): number => {
    const one = elements[place];
    if (one === undefined) return 0;
    let most = best(place + 1);
    if (one.patterns.length === 0) return one.weight + most;
    for (const pattern of new Set(one.patterns)) {
      const used = room.get(pattern) ?? 0;
      if (used === PATTERN_CAPACITY) continue;
      room.set(pattern, used + 1);
      most = Math.max(most, one.weight + best(place + 1));
      room.set(pattern, used);
    }
    return most;
  };
  return best(0);
}

const elements = fc.array(
  fc.record({
    key: fc.constant("e"),
    weight: fc.integer({ min: 0, max: 4 }),
    patterns: fc.uniqueArray(fc.constantFrom("a", "b", "c"), { maxLength: 2 }),
  }),
  { maxLength: 9 },
);

test("equals the best of all assignments", () => {
  fc.assert(
    fc.property(elements, (some) => {
      expect(patternCap(some).total).toBe(byHand(some));
    }),
    { numRuns: 1_000 },
  );
});

test("never falls when an element or a pattern joins, and knows no order", () => {
  fc.assert(
    fc.property(elements, fc.nat(), fc.constantFrom("a", "b", "c", "d"), (some, at, pattern) => {
      const { total } = patternCap(some);
      expect(patternCap([...some].reverse()).total).toBe(total);
      expect(
        patternCap([...some, { key: "new", weight: 1, patterns: [pattern] }]).total,
      ).toBeGreaterThanOrEqual(total);
      const wider = some.map((one, i) =>
        i === at % some.length && one.patterns.length > 0
          ? { ...one, patterns: [...one.patterns, pattern] }
          : one,
      );
      expect(patternCap(wider).total).toBeGreaterThanOrEqual(total);
    }),
    { numRuns: 500 },
  );
});

test("keeps what it says it keeps", () => {
  fc.assert(
    fc.property(elements, (some) => {
      const { total, kept } = patternCap(some);
      expect(kept.reduce((sum, { weight }) => sum + weight, 0)).toBe(total);
      expect(byHand(kept)).toBe(total);
    }),
  );
});

test("keeps of ten thousand elements as many as their patterns have places for", () => {
  const few = many(10_000, (i) =>
    element(`e${i}`, 1 + (i % 7), `p${i % 50}`, `p${(i * 7) % 50}`, `p${(i * 13) % 50}`),
  );
  expect(patternCap(few).kept).toHaveLength(150);
  const dense = many(10_000, (i) => element(`e${i}`, 1, `p${i % 3_000}`, `p${(i * 7) % 3_000}`));
  expect(patternCap(dense).total).toBeGreaterThan(8_000);
});
