import { expect, test } from "vitest";
import { rngFrom } from "@/lib/core/rng.ts";
import { BANDS } from "@/lib/model/complexity.ts";
import { bradleyTerry } from "./bradley-terry.ts";
import { STUDY_PAIRS, samplePairs } from "./sample-pairs.ts";
import { sizeCheck } from "./size-check.ts";
import { studyVerdict } from "./study-verdict.ts";

const UNITS = Array.from({ length: 40 }, (_, i) => ({
  id: `u${i}`,
  band: BANDS[i % 4] ?? "S",
  points: (i % 4) * 20 + i / 10,
}));

test("abilities of two units are the log odds of who was found harder", () => {
  const judgements = Array.from({ length: 40 }, (_, i) =>
    i < 30 ? { harder: "a", easier: "b" } : { harder: "b", easier: "a" },
  );
  const abilities = bradleyTerry(judgements);
  expect((abilities.get("a") ?? 0) - (abilities.get("b") ?? 0)).toBeCloseTo(Math.log(3), 1);
  expect(bradleyTerry([])).toEqual(new Map());
});

test("abilities order a chain that nobody disputes", () => {
  const judgements = [
    ["d", "c"],
    ["c", "b"],
    ["b", "a"],
  ].map(([harder = "", easier = ""]) => ({ harder, easier }));
  const order = [...bradleyTerry(judgements)].sort((x, y) => x[1] - y[1]).map(([id]) => id);
  expect(order).toEqual(["a", "b", "c", "d"]);
});

test("pairs are distinct, repeatable and spread over all combinations of bands", () => {
  const pairs = samplePairs(UNITS, rngFrom("study"));
  expect(pairs).toHaveLength(STUDY_PAIRS);
  expect(new Set(pairs.map((pair) => [...pair].sort().join())).size).toBe(STUDY_PAIRS);
  expect(samplePairs(UNITS.toReversed(), rngFrom("study"))).toEqual(pairs);
  const bandOf = new Map(UNITS.map(({ id, band }) => [id, band]));
  const combinations = new Map<string, number>();
  for (const pair of pairs) {
    const key = pair
      .map((id) => bandOf.get(id) ?? "")
      .toSorted((a, b) => (a < b ? -1 : 1))
      .join();
    combinations.set(key, (combinations.get(key) ?? 0) + 1);
  }
  expect([...combinations.values()]).toEqual(Array(10).fill(6));
  expect(samplePairs(UNITS.slice(0, 3), rngFrom("study"))).toHaveLength(3);
  expect(samplePairs([], rngFrom("study"))).toEqual([]);
});

test("a study is accepted when judges agree with one another and with the scores", () => {
  const points = new Map(UNITS.map((unit) => [unit.id, unit.points]));
  const judged = samplePairs(UNITS, rngFrom("study")).map(([one, other]) => {
    const harder = (points.get(one) ?? 0) > (points.get(other) ?? 0) ? one : other;
    return { one, other, harder: [harder, harder, null] };
  });
  const verdict = studyVerdict(judged, points, rngFrom("bootstrap"));
  expect(verdict).toMatchObject({ accepted: true, pairs: 60, alpha: 1 });
  expect(verdict.low).toBeLessThanOrEqual(verdict.tau ?? 0);
  const upside = new Map(UNITS.map((unit) => [unit.id, -unit.points]));
  expect(studyVerdict(judged, upside, rngFrom("bootstrap")).accepted).toBe(false);
  const split = judged.map((pair, i) => ({
    ...pair,
    harder: [pair.one, i % 2 === 0 ? pair.other : pair.one],
  }));
  expect(studyVerdict(split, points, rngFrom("bootstrap")).accepted).toBe(false);
  expect(studyVerdict([], points, rngFrom("bootstrap"))).toMatchObject({ tau: null, accepted: false });
});

test("says where scores are only sizes", () => {
  const sized = UNITS.map((_, i) => ({ points: i, lines: i * i }));
  expect(sizeCheck(sized).rho).toBeCloseTo(1, 10);
  expect(sizeCheck(sized).sizeOnly).toBe(true);
  expect(sizeCheck(sized.map((unit, i) => ({ ...unit, lines: (i * 17) % 40 }))).sizeOnly).toBe(false);
  expect(sizeCheck(sized.slice(11))).toEqual({ rho: null, sizeOnly: false });
});
