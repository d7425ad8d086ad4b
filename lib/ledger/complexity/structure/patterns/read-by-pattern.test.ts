import { expect, test } from "vitest";
import { readByPattern } from "./read-by-pattern.ts";

const told = (text: string) => readByPattern(text).map(({ name, complexity }) => `${name} ${complexity}`);

test("a shell script: functions, and what stands above them", () => {
  const text = `#!/bin/sh
# if a comment decides, it does not
[ -n "$1" ] && set -e
foo() {
  if [ -n "if || while" ]; then echo x; fi
}
function bar {
  for i in 1 2; do :; done
}
`;
  expect(told(text)).toEqual(["(file) 1", "foo 2", "bar 2"]);
});

test("words that only begin like a decision, strings and long lines count nothing", () => {
  expect(told("let iffy = formal('if while')\n")).toEqual([]);
  expect(told("let a = if b // while if\n")).toEqual(["(file) 1"]);
  expect(told(`if ${"a && ".repeat(1000)}b\n`)).toEqual([]);
});

test("functions of one name are told apart", () => {
  expect(told("def f(a)\ndef f(b)\n")).toEqual(["f 1", "f#2 1"]);
});
