import { expect, test } from "vitest";
import type { CompositionClass, MixClass } from "@/lib/model/composition-class.ts";
import { shapeAudit } from "./shape-audit.ts";

const MIX = { human: 100, hybrid: 200, agent: 100, unknown: 600 };
const answers = (classified: MixClass, answer: CompositionClass | null, count: number) =>
  Array.from({ length: count }, () => ({ classified, answer, ofClass: MIX[classified] }));
const SAMPLE = [
  ...answers("agent", "agent", 25),
  ...answers("hybrid", "hybrid", 20),
  ...answers("hybrid", "human", 5),
  ...answers("human", "hybrid", 1),
  ...answers("human", "human", 24),
  ...answers("unknown", "agent", 10),
  ...answers("unknown", "human", 15),
];

test("what each class says of itself, by the changes that it stands for, is the share behind the computed one", () => {
  const { computed, corrected, rows } = shapeAudit(SAMPLE, MIX);
  expect(computed).toBe(0.3);
  expect(rows.map(({ answered, withAi }) => [answered, withAi])).toEqual([
    [25, 1],
    [25, 20],
    [25, 25],
    [25, 10],
  ]);
  // (100 × 25 + 200 × 20 + 100 × 1 + 600 × 10) / 25 of 1000 changes.
  expect(corrected?.value).toBeCloseTo(0.504, 10);
  expect((corrected?.low ?? 1) < 0.504 && 0.504 < (corrected?.high ?? 0)).toBe(true);
});

test("nothing is corrected while a class has not been answered for, and what nobody knows is no answer", () => {
  expect(shapeAudit(SAMPLE.slice(0, 60), MIX).corrected).toBeNull();
  const unsure = [...SAMPLE.slice(0, 75), ...answers("unknown", "unknown", 25)];
  expect(shapeAudit(unsure, MIX)).toMatchObject({ corrected: null, computed: 0.3 });
  expect(shapeAudit([], { human: 0, hybrid: 0, agent: 0, unknown: 0 })).toMatchObject({ computed: null });
});
