import { describe, expect, test } from "vitest";
import { AXES, type Axis, type SurfaceEvent } from "@/lib/model/surface.ts";
import { notObserved, type SurfaceLists } from "./not-observed.ts";
import { surfaceProfile } from "./surface-profile.ts";

const NOTHING: SurfaceLists = {
  specs: [],
  decisions: [],
  reviews: [],
  coordination: [],
  context: [],
  operations: [],
  builds: [],
};

describe("the profile", () => {
  const event = (axis: Axis, more: Partial<SurfaceEvent> = {}): SurfaceEvent => ({
    axis,
    id: axis,
    at: 0,
    team: "pay",
    by: "human",
    units: [],
    passed: true,
    why: "",
    ...more,
  });
  const COUNTS = [30, 10, 40, 10, 5, 5, 100];

  test("of 200 events is spread over 2.0732 bits, 0.7385 of the most, and 0.225 of them are upstream", () => {
    const events = AXES.flatMap((axis, place) =>
      Array.from({ length: COUNTS[place] ?? 0 }, () => event(axis)),
    );
    const profile = surfaceProfile([...events, event("review", { passed: false })], []);
    expect(profile.axes.map(({ human }) => human)).toEqual(COUNTS);
    expect(profile.entropyBits).toBeCloseTo(2.0732, 4);
    expect(profile.evenness).toBeCloseTo(0.7385, 4);
    expect(profile.upstreamEvents).toBe(0.225);
    expect(profile.upstreamParticipation).toBeNull();
  });

  test("takes part upstream in 0.6 of 480 points where units of 288 had a specification before", () => {
    const delivered = Array.from({ length: 12 }, (_, place) => ({
      id: `u${place}`,
      startedAt: 10,
      netMilliPoints: place < 6 ? 48_000 : 32_000,
    }));
    const before = delivered.slice(0, 6).map(({ id }) => event("specification", { at: 5, units: [id] }));
    const after = event("specification", { at: 15, units: ["u9"] });
    const profile = surfaceProfile(
      [...before, after, event("review", { units: ["u0"], by: "assisted" })],
      delivered,
    );
    expect(profile.upstreamParticipation).toBeCloseTo(0.6, 12);
    expect(profile.specCoverage).toBe(0.5);
    expect(profile.axes.find(({ axis }) => axis === "review")).toEqual({
      axis: "review",
      human: 0,
      assisted: 1,
      participation: 0.1,
    });
  });

  test("says what it does not see", () => {
    expect(notObserved(NOTHING)).toEqual(["meetings", "chat", "what is said in passing"]);
    expect(notObserved({ ...NOTHING, operations: null })).toContain("incidents and on-call");
  });
});
