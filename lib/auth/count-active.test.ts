import { expect, test } from "vitest";
import { countActive } from "./count-active.ts";

const team = (id: string, parentId: string | null, ...people: string[]) => ({ id, parentId, people });
const activeOf = (...teams: ReturnType<typeof team>[]) =>
  Object.fromEntries([...countActive(teams, 3)].map(([id, { activePeople }]) => [id, activePeople]));

test("people of the teams below count, each once", () => {
  expect(
    activeOf(team("top", null, "a"), team("one", "top", "a", "b"), team("two", "top", "b", "c")),
  ).toEqual({
    top: 3,
    one: 2,
    two: 2,
  });
});

test("what is left when the open ones are taken away must hold as many, or nobody", () => {
  const open = team("open", "top", "a", "b", "c");
  expect(activeOf(team("top", null), open, team("small", "top", "d"))["top"]).toBe(1);
  expect(activeOf(team("top", null, "d"), open)["top"]).toBe(1);
  expect(activeOf(team("top", null), open)["top"]).toBe(3);
  expect(activeOf(team("top", null, "d", "e", "f"), open)["top"]).toBe(3);
});

test("knows all that stand below, and ends where teams go in a circle", () => {
  const found = countActive([team("a", null), team("b", "a"), team("c", "b")], 3);
  expect(found.get("a")?.teamIds).toEqual(["a", "b", "c"]);
  expect(countActive([team("a", "b", "p"), team("b", "a", "q")], 3).get("a")?.activePeople).toBe(2);
});
