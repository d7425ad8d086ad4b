import { expect, test } from "vitest";
import { axesSeen, surfaceGaps } from "./surface-gaps.ts";

const ALL = { reviews: 2, repositories: 2, items: true, texts: true, teams: true };

test("with everything connected all seven axes are seen, whole", () => {
  const gaps = surfaceGaps(ALL);
  expect(axesSeen(gaps)).toHaveLength(7);
  expect(gaps.partly.size).toBe(0);
});

test("git alone sees no review and no work between teams, and says why", () => {
  const gaps = surfaceGaps({ reviews: 0, repositories: 1, items: false, texts: false, teams: false });
  expect(axesSeen(gaps)).toEqual(["specification", "decision", "context", "operations", "build"]);
  expect(gaps.unseen.get("review")).toContain("GitHub");
  expect(gaps.partly.get("specification")).toContain("no issues");
});

test("a part that is seen is said to be a part", () => {
  expect(surfaceGaps({ ...ALL, reviews: 1 }).partly.get("review")).toBe(
    "Seen in 1 of 2 repositories: the others are not connected.",
  );
  expect(axesSeen(surfaceGaps({ ...ALL, teams: false }))).not.toContain("coordination");
});
