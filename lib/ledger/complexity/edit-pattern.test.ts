import fc from "fast-check";
import { expect, test } from "vitest";
import { codeTokens } from "./code-tokens.ts";
import { hunkEdit, linePattern } from "./edit-pattern.ts";

const pattern = (removed: readonly string[], added: readonly string[], path = "src/a.ts") =>
  hunkEdit(path, removed, added).pattern;

test("renaming one thing is one pattern, whatever stands around it", () => {
  const renamed = pattern(["const a = getUser(1);"], ["const a = fetchUser(1);"]);
  expect(pattern(["  return wrap(getUser(name), 2)"], ["  return wrap(fetchUser(name), 2)"])).toBe(renamed);
  expect(pattern(["getUser(getUser(x))"], ["fetchUser(fetchUser(x))"])).toBe(renamed);
  expect(pattern(["a = getUser()", "b = getUser(a)"], ["a = fetchUser()", "b = fetchUser(a)"])).toBe(renamed);
  expect(pattern(["a = getUser()"], ["a = readUser()"])).not.toBe(renamed);
});

test("what is put into many files is one pattern, whatever its literals", () => {
  const block = (port: number, name: string) => ["server:", `  port: ${port}`, `  name: "${name}"`];
  const put = pattern([], block(80, "cart"), "a/values.yaml");
  expect(pattern([], block(8080, "orders"), "b/values.yaml")).toBe(put);
  expect(pattern([], ["server:", "  host: 80", '  name: "x"'], "b/values.yaml")).not.toBe(put);
  expect(pattern(block(80, "cart"), [], "a/values.yaml")).not.toBe(put);
});

test("an argument that goes is one pattern, and shows in the line that is left", () => {
  const one = hunkEdit("a.ts", ["save(order, true)"], ["save(order)"]);
  const other = hunkEdit("a.ts", ["if (ok) keep(save(order, true))"], ["if (ok) keep(save(order))"]);
  expect(other.pattern).toBe(one.pattern);
  expect(other.added).toEqual(one.added);
});

test("lines of one block are told apart, and alike ones are not", () => {
  const { added } = hunkEdit("a.ts", [], ["first(1)", "first(2)", "second(1)"]);
  expect(added[0]).toBe(added[1]);
  expect(added[2]).not.toBe(added[0]);
});

test("a line between two others is found by its tokens", () => {
  const { added } = hunkEdit("a.ts", ["a(getUser(1))"], ["log(a)", "a(fetchUser(1))"]);
  const alone = hunkEdit("a.ts", ["b(getUser(2), 3)"], ["b(fetchUser(2), 3)"]);
  expect(added).toHaveLength(2);
  expect(alone.added[0]).not.toBe(added[0]);
});

test("an edit and the one that takes it back are one pattern where nobody asks for the direction", () => {
  const there = hunkEdit("a.ts", ["a(getUser(1))"], ["a(fetchUser(1))"]);
  const back = hunkEdit("a.ts", ["a(fetchUser(1))"], ["a(getUser(1))"]);
  expect(back.undirected).toBe(there.undirected);
  expect(back.added).toEqual(there.removed);
  expect(back.pattern).not.toBe(there.pattern);
  expect(hunkEdit("a.ts", ["x", "y"], []).undirected).toBe(hunkEdit("a.ts", [], ["x", "y"]).undirected);
});

test("comments and white space say nothing", () => {
  expect(pattern(["x = 1 // one"], ["x  =  1 // a one"])).toBeNull();
  expect(pattern(["x = 1 // one"], ["x = y // two"])).toBe(pattern(["x = 1"], ["x = y"]));
  expect(pattern([""], [])).toBeNull();
});

test("holds for any lines: as many parts as lines, the same answer each time, nothing thrown", () => {
  const lines = fc.array(fc.string({ unit: "grapheme", maxLength: 40 }), { maxLength: 8 });
  fc.assert(
    fc.property(lines, lines, (removed, added) => {
      const edit = hunkEdit("a.ts", removed, added);
      expect([edit.removed.length, edit.added.length]).toEqual([removed.length, added.length]);
      expect(hunkEdit("b.ts", removed, added)).toEqual(edit);
      const back = hunkEdit("a.ts", added, removed);
      expect(back.undirected === null).toBe(edit.undirected === null);
    }),
    { numRuns: 300 },
  );
});

test("one line in the place of another has the pattern of its hunk", () => {
  const line = fc
    .array(fc.constantFrom("a", "b", "f(", ")", "1", "22", '"x"', "// c", "+", " "), { maxLength: 8 })
    .map((parts) => parts.join(" "));
  fc.assert(
    fc.property(line, line, (removed, added) => {
      const tokens = (text: string) => codeTokens("src/a.ts", text);
      expect(linePattern(tokens(removed), tokens(added))).toBe(pattern([removed], [added]));
    }),
    { numRuns: 300 },
  );
});
