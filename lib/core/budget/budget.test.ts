import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Answered } from "@/lib/model/budget.ts";
import { afterAnswer } from "./after-answer.ts";
import { type Allowance, UNKNOWN_ALLOWANCE } from "./allowance.ts";
import { LEASE_MS, rulesOf } from "./allowance-rules.ts";
import { planRequest } from "./plan-request.ts";

const GRAPHQL = rulesOf("graphql");
const HOUR = 3_600_000;
const asked = { points: 2, isUrgent: false };
const known = (over: Partial<Allowance>): Allowance => ({ ...UNKNOWN_ALLOWANCE, ...over });
const answer = (over: Partial<Answered> = {}): Answered => ({ status: 200, ms: 100, points: 2, ...over });

describe("an hour's allowance", () => {
  const hour = known({ whole: 5_000, left: 752, resetsAt: HOUR });
  test("is used up but for 15 %, which are for people and messages", () => {
    expect(planRequest(hour, GRAPHQL, asked, 0).start).toBe(true);
    const spent = { ...hour, left: 751 };
    expect(planRequest(spent, GRAPHQL, asked, 0)).toMatchObject({ start: false, at: HOUR });
    expect(planRequest(spent, GRAPHQL, { ...asked, isUrgent: true }, 0).start).toBe(true);
    expect(planRequest({ ...spent, left: 1 }, GRAPHQL, { ...asked, isUrgent: true }, 0).start).toBe(false);
  });

  test("is whole again after its reset, and points are reckoned as soon as they are asked for", () => {
    expect(planRequest({ ...hour, left: 0 }, GRAPHQL, asked, HOUR).start).toBe(true);
    const plan = planRequest(hour, GRAPHQL, asked, 0);
    expect(plan).toMatchObject({ next: { left: 750, leases: [LEASE_MS] } });
  });

  test("of answers in any order the lowest number left counts, and a later hour begins anew", () => {
    const at = { lease: LEASE_MS, asked: 2, now: 10, chance: 0 };
    const told = (left: number, remaining: number, resetsAt: number) =>
      afterAnswer(
        known({ whole: 5_000, left, resetsAt: HOUR, leases: [LEASE_MS] }),
        GRAPHQL,
        answer({ remaining, resetsAt: new Date(resetsAt) }),
        at,
      ).next.left;
    expect(told(98, 120, HOUR)).toBe(100);
    expect(told(98, 60, HOUR)).toBe(60);
    expect(told(98, 4_990, 2 * HOUR)).toBe(4_990);
    expect(told(98, 4_990, HOUR / 2)).toBe(98);
  });
});

describe("a refusal", () => {
  const at = { lease: 0, asked: 1, now: 0, chance: 0 };
  const closed = (over: Partial<Answered>, strikes = 0) =>
    afterAnswer(known({ strikes }), GRAPHQL, answer({ status: 403, ...over }), at).closed?.until ?? null;
  test.each([
    ["that says how long", { retryAfterSeconds: 7 }, 0, 7_000],
    ["with nothing left", { remaining: 0, resetsAt: new Date(90_000) }, 0, 90_000],
    ["with a reset in the past", { remaining: 0, resetsAt: new Date(-5) }, 0, 60_000],
    ["for going too fast", { isTooFast: true }, 0, 60_000],
    ["for going too fast, the third in a row", { isTooFast: true }, 2, 240_000],
    ["for going too fast, the hundredth", { isTooFast: true }, 99, HOUR],
    ["429 without a word", { status: 429 }, 0, 60_000],
    ["of permission", {}, 0, null],
    ["that is an outage", { status: 502 }, 0, null],
  ])("%s closes for as long as it should", (_name, over, strikes, until) => {
    expect(closed(over, strikes)).toBe(until);
  });
});

/** Some workers who share one allowance and one clock, against a host that refuses as it likes. Answers what was asked when. */
function simulate(workers: number, answers: readonly Answered[], minutes: number) {
  let allowance = UNKNOWN_ALLOWANCE;
  let shut = 0;
  const starts: { at: number; ms: number; points: number; tooEarly: boolean; open: number }[] = [];
  const events: { at: number; run: (now: number) => void }[] = [];
  let open = 0;
  let place = 0;
  const work = (now: number): void => {
    const plan = planRequest(allowance, GRAPHQL, asked, now);
    if (!plan.start) return void events.push({ at: Math.max(plan.at, now + 1), run: work });
    allowance = plan.next;
    open += 1;
    const given = answers[place++ % answers.length] ?? answer();
    starts.push({ at: now, ms: given.ms, points: given.points, tooEarly: now < shut, open });
    const learn = (end: number): void => {
      open -= 1;
      const told = { lease: plan.lease, asked: asked.points, now: end, chance: 0 };
      const learned = afterAnswer(allowance, GRAPHQL, given, told);
      allowance = learned.next;
      if (given.retryAfterSeconds !== undefined) shut = Math.max(shut, end + given.retryAfterSeconds * 1_000);
      events.push({ at: end, run: work });
    };
    events.push({ at: now + given.ms, run: learn });
  };
  for (let n = 0; n < workers; n += 1) events.push({ at: 0, run: work });
  for (let now = 0; now < minutes * 60_000 && events.length > 0; ) {
    events.sort((a, b) => a.at - b.at);
    const next = events.shift();
    now = next?.at ?? now;
    next?.run(now);
  }
  return starts;
}

describe("four workers who share it", () => {
  const given = fc.record({
    kind: fc.constantFrom("fine", "fine", "fine", "wait", "fast", "fault"),
    ms: fc.integer({ min: 1, max: 9_000 }),
    seconds: fc.integer({ min: 1, max: 300 }),
  });
  const answers = fc.array(given, { minLength: 1, maxLength: 30 }).map((list) =>
    list.map(({ kind, ms, seconds }): Answered => {
      if (kind === "wait") return answer({ status: 403, ms, retryAfterSeconds: seconds, isTooFast: true });
      if (kind === "fast") return answer({ status: 403, ms, isTooFast: true });
      return answer({ ms, status: kind === "fault" ? 502 : 200 });
    }),
  );

  test("ask nothing at all while the host asked to wait, and never three at a time", () => {
    fc.assert(
      fc.property(answers, (list) => {
        const starts = simulate(4, list, 60);
        expect(starts.filter(({ tooEarly }) => tooEarly)).toEqual([]);
        expect(Math.max(...starts.map(({ open }) => open))).toBeLessThanOrEqual(2);
      }),
      { numRuns: 60 },
    );
  });

  test.each([200, 900, 2_500])(
    "never use more of a minute than the host gives, at %i ms a page, and most of it",
    (ms) => {
      const starts = simulate(4, [answer({ ms })], 20);
      const most = (of: (one: { ms: number; points: number }) => number): number =>
        Math.max(
          ...starts.map(({ at }) =>
            starts
              .filter((one) => one.at >= at && one.at < at + 60_000)
              .reduce((sum, one) => sum + of(one), 0),
          ),
        );
      expect(most((one) => one.ms)).toBeLessThanOrEqual(60_000);
      expect(most((one) => one.points)).toBeLessThanOrEqual(2_000);
      const used = starts.reduce((sum, one) => sum + one.ms, 0) / (20 * 60_000);
      const paced = starts.reduce((sum, one) => sum + one.points, 0) / (20 * 2_000);
      expect(Math.max(used, paced)).toBeGreaterThan(0.85);
    },
  );

  test("go on after one died with its request under way", () => {
    const dead = known({ leases: [LEASE_MS, LEASE_MS] });
    expect(planRequest(dead, GRAPHQL, asked, 0).start).toBe(false);
    expect(planRequest(dead, GRAPHQL, asked, LEASE_MS).start).toBe(true);
  });
});
