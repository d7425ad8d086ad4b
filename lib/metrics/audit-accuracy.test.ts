import { describe, expect, test } from "vitest";
import { type AuditedChange, auditAccuracy, correctedShare } from "./audit-accuracy.ts";

describe("the audit", () => {
  const audited = (classified: AuditedChange["classified"], ai: number, human: number, weight: number) => [
    ...Array.from({ length: ai }, () => ({ classified, declaredAi: true, weight })),
    ...Array.from({ length: human }, () => ({ classified, declaredAi: false, weight })),
  ];

  test("of an even sample is its confusion matrix: 18 % seen at 0.6 and 0.95 are 23.6 %", () => {
    const audit = [
      ...audited("hybrid", 20, 5, 1),
      ...audited("agent", 10, 0, 1),
      ...audited("human", 5, 45, 1),
      ...audited("unknown", 15, 50, 1),
    ];
    const accuracy = auditAccuracy(audit);
    expect(accuracy).toEqual({ sensitivity: { hits: 30, n: 50 }, specificity: { hits: 95, n: 100 } });
    const share = correctedShare({ hits: 180, n: 1000 }, accuracy);
    expect(share?.value).toBeCloseTo(0.236363636364, 10);
    expect(share?.low).toBeGreaterThan(0.1);
    expect(share?.high).toBeLessThan(0.4);
  });

  test("that drew evenly from classes of unlike size says of the whole what each class says of itself", () => {
    // 1000 changes: 100 agent, 200 hybrid, 100 human, 600 unknown; 25 audited of each.
    const audit = [
      ...audited("agent", 25, 0, 4),
      ...audited("hybrid", 20, 5, 8),
      ...audited("human", 1, 24, 4),
      ...audited("unknown", 10, 15, 24),
    ];
    const truth = (100 * 25 + 200 * 20 + 100 * 1 + 600 * 10) / 25 / 1000;
    const share = correctedShare({ hits: 300, n: 1000 }, auditAccuracy(audit));
    expect(share?.value).toBeCloseTo(truth, 10);
    expect((share?.low ?? 1) < truth && truth < (share?.high ?? 0)).toBe(true);
  });

  test("tells nothing where one side was not drawn, or AI is found no better than by chance", () => {
    const seen = { hits: 30, n: 100 };
    expect(correctedShare(seen, auditAccuracy([]))).toBeNull();
    expect(correctedShare(seen, auditAccuracy(audited("agent", 9, 0, 1)))).toBeNull();
    expect(
      correctedShare(seen, auditAccuracy([...audited("agent", 5, 5, 1), ...audited("human", 5, 5, 1)])),
    ).toBeNull();
  });
});
