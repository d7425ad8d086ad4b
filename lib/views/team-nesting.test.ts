import { expect, test } from "vitest";
import { teamNesting } from "./team-nesting.ts";

const above = new Map([
  ["company", ["company", "platform", "core", "edge"]],
  ["platform", ["platform", "core", "edge"]],
]);
const names = new Map([
  ["company", "Company"],
  ["platform", "Platform"],
  ["core", "Core"],
  ["edge", "Edge"],
  ["shop", "Shop"],
]);

test.each<[team: string, below: number, within: string | null]>([
  ["company", 3, null],
  ["platform", 2, "Company"],
  ["core", 0, "Platform"],
  ["shop", 0, null],
])("%s holds %i teams and stands below %s", (team, teamsBelow, within) => {
  expect(teamNesting(above, names)(team)).toEqual({ teamsBelow, within });
});

test("a team above that has no row is passed over", () => {
  const few = new Map([...names].filter(([team]) => team !== "platform"));
  expect(teamNesting(above, few)("core").within).toBe("Company");
});
