import { expect, test } from "vitest";
import { joinTouched } from "./join-touched.ts";
import { type Touched, touching } from "./touched.ts";

const touched = (over: Partial<Touched>): Touched => ({ ...touching().end(), ...over });

test("what two batches changed is named once, and what only one of them did is kept", () => {
  const one = touched({
    written: 2,
    accounts: ["a"],
    pulls: [{ repo: "r", number: 1 }],
    pushes: [{ repo: "r", branch: "main" }],
  });
  const other = touched({
    written: 3,
    accounts: ["a", "b"],
    items: ["K-1"],
    pulls: [
      { repo: "r", number: 1 },
      { repo: "r", number: 2 },
    ],
    pushes: [{ repo: "r", branch: "main" }],
    unsure: [{ what: "pulls", place: "r" }],
  });
  expect(joinTouched([one, other])).toEqual({
    ...touched({}),
    written: 5,
    accounts: ["a", "b"],
    items: ["K-1"],
    pulls: [
      { repo: "r", number: 1 },
      { repo: "r", number: 2 },
    ],
    pushes: [{ repo: "r", branch: "main" }],
    unsure: [{ what: "pulls", place: "r" }],
  });
});

test("of nothing follows nothing", () => {
  expect(joinTouched([])).toEqual(touched({}));
});
