import fc from "fast-check";
import { expect, test } from "vitest";
import { prepareStrip } from "./prepare-strip.ts";

test("the mix of the worked example keeps its order and its bounds", () => {
  const strip = prepareStrip({ human: 120, hybrid: 240, agent: 90, unknown: 150 });
  expect(strip?.parts.map(({ name }) => name)).toEqual(["human", "hybrid", "agent", "unknown"]);
  expect(strip?.ai.low).toBeCloseTo(0.55, 9);
  expect(strip?.ai.high).toBeCloseTo(0.8, 9);
  expect(strip?.words).toBe(
    "Of 600 changes: human 20 %, hybrid 40 %, agent 15 %, unknown 25 %. AI share between 55 % and 80 %.",
  );
});

test("nothing to divide is no strip, not four zeros", () => {
  expect(prepareStrip({ human: 0, hybrid: 0, agent: 0, unknown: 0 })).toBeNull();
});

test("the parts fill the strip exactly and never overlap", () => {
  const count = fc.nat(10_000);
  fc.assert(
    fc.property(fc.record({ human: count, hybrid: count, agent: count, unknown: count }), (mix) => {
      const strip = prepareStrip(mix);
      if (strip === null) return;
      let end = 0;
      for (const part of strip.parts) {
        expect(part.from).toBeCloseTo(end, 9);
        end = part.from + part.share;
      }
      expect(end).toBeCloseTo(1, 9);
      expect(strip.ai.high).toBeGreaterThanOrEqual(strip.ai.low);
    }),
  );
});
