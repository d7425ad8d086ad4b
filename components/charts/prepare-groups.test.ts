import { expect, test } from "vitest";
import { prepareGroups } from "./prepare-groups.ts";

const groups = [
  { class: "generated", added: 400, removed: 380 },
  { class: "cosmetic", added: 12, removed: 12 },
  { class: "rework", added: 6, removed: 6 },
  { class: "net", added: 24, removed: 4 },
] as const;

test("the classes of a change are told with numbers that sum to its lines", () => {
  expect(prepareGroups(groups, 844)).toEqual({
    sentence: "844 lines: generated 780, net 28, cosmetic and moved 24, rework 12.",
    shown: null,
  });
});

test("a list that was cut says so instead of pretending to be whole", () => {
  expect(prepareGroups(groups, 900)).toEqual({
    sentence: "900 lines.",
    shown: "The largest 4 groups are listed: 844 of 900 lines.",
  });
});
