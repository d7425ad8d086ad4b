import { expect, test } from "vitest";
import { allowanceOf, LIMITS } from "@/prisma/scenarios/hosts/github/limits/allowance.ts";

/** Streams of pages that take 2.5 s each, without a pause, for five minutes. */
function stream(streams: number): { readonly served: number; readonly violations: readonly string[] } {
  const violations: string[] = [];
  const allowance = allowanceOf(LIMITS, (kind) => violations.push(kind));
  let served = 0;
  for (let now = 0; now < 300_000; now += 2_500) {
    const admitted = Array.from({ length: streams }, () => allowance.admit("graphql", now)).filter(
      (refusal) => refusal === null,
    );
    for (const _ of admitted) {
      allowance.book("graphql", { points: 2, burst: 1, ms: 2_500 }, now + 2_500);
      allowance.leave();
      served += 1;
    }
    if (admitted.length < streams) break;
  }
  return { served, violations };
}

test("one stream without a pause stays inside the response time that a minute has", () => {
  expect(stream(1)).toEqual({ served: 120, violations: [] });
});

test("two streams without a pause are refused after half a minute", () => {
  const { served, violations } = stream(2);
  expect(violations).toContain("secondary-limit");
  expect(served).toBeLessThan(60);
});

test("an allowance that is used up is no violation until it is asked again", () => {
  const violations: string[] = [];
  const allowance = allowanceOf({ ...LIMITS, rest: 1 }, (kind) => violations.push(kind));
  const ask = (now: number): string => {
    const refusal = allowance.admit("rest", now);
    if (refusal !== null) return refusal.why;
    allowance.book("rest", { points: 1, burst: 1, ms: 0 }, now);
    allowance.leave();
    return "served";
  };
  expect([ask(0), ask(1)]).toEqual(["served", "primary"]);
  expect(violations).toEqual([]);
  expect(ask(2)).toBe("primary");
  expect(violations).toEqual(["inside-forbidden-interval"]);
  expect(ask(3_600_000)).toBe("served");
});

test("more than a hundred at once are refused", () => {
  const allowance = allowanceOf(LIMITS, () => {});
  const refusals = Array.from({ length: 101 }, () => allowance.admit("rest", 0));
  expect(refusals.filter((refusal) => refusal === null)).toHaveLength(100);
  expect(refusals.at(-1)).toMatchObject({ why: "secondary", retryAfter: 60 });
});
