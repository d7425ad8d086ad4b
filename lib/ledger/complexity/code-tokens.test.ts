import { expect, test } from "vitest";
import { abstracted, codeTokens } from "./code-tokens.ts";

test("reads words, numbers, strings and signs", () => {
  expect(codeTokens("a.ts", "  const total = fee * 1.5 + `x` + 'it\\'s';")).toEqual([
    "const",
    "total",
    "=",
    "fee",
    "*",
    "1.5",
    "+",
    "`x`",
    "+",
    "'it\\'s'",
    ";",
  ]);
});

test.each([
  ["a.ts", 'x = "http://a" // why', ["x", "=", '"http://a"']],
  ["a.ts", "x = 1 /* one */ + 2", ["x", "=", "1", "+", "2"]],
  ["a.py", 'x = "#1" # why', ["x", "=", '"#1"']],
  ["a.sql", "id int -- key", ["id", "int"]],
  ["a.proto", "string id = 1; // key", ["string", "id", "=", "1", ";"]],
  ["notes.md", "see # 4 // five", ["see", "#", "4", "/", "/", "five"]],
  ["a.json", '"a": "b // c"', ['"a"', ":", '"b // c"']],
])("leaves comments behind code out of %s", (path, line, tokens) => {
  expect(codeTokens(path, line)).toEqual(tokens);
});

test("says of literals only what they are", () => {
  expect(codeTokens("a.ts", "f(name, 12, 0xff, 'a', \"\")").map(abstracted)).toEqual([
    "f",
    "(",
    "name",
    ",",
    "0",
    ",",
    "0",
    ",",
    '"',
    ",",
    '"',
    ")",
  ]);
});

test("takes a line that no hand wrote as one token, however odd", () => {
  const odd = "'\\".repeat(5_000);
  expect(codeTokens("a.js", odd)).toEqual([odd]);
  expect(codeTokens("a.js", `${"'\\".repeat(900)}`).length).toBeGreaterThan(0);
});
