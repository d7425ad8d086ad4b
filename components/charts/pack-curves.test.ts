import { expect, test } from "vitest";
import { packCurves, unpackCurves } from "./pack-curves.ts";
import { aliveAfter, bandAfter } from "./prepare-survival.ts";

const at = (day: number, s: number) => ({ day, s, low: s - 0.05, high: s + 0.04 });
const curve = {
  composition: "agent" as const,
  nLines: 1200,
  nChanges: 41,
  watchedDays: 6,
  points: [at(1, 0.9), at(2, 0.9), at(3, 0.9), at(4, 2 / 3), at(5, 2 / 3), at(6, 2 / 3)],
  rmst30: null,
};

test("a curve arrives with its steps and says the same on every day", () => {
  const [sent] = packCurves([curve]);
  expect(sent?.steps).toBe("1 0.9 0.85 0.94 4 0.666667 0.616667 0.706667");
  const [come] = unpackCurves(packCurves([curve]));
  if (!come) throw new Error("a curve was lost");
  for (let day = 0; day <= 7; day += 1) {
    expect(aliveAfter(come, day) ?? -1).toBeCloseTo(aliveAfter(curve, day) ?? -1, 6);
    expect(bandAfter(come, day)?.[0] ?? -1).toBeCloseTo(bandAfter(curve, day)?.[0] ?? -1, 6);
  }
});
