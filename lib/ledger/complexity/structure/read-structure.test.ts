import { expect, test } from "vitest";
import { structureOf } from "@/tests/support/structure-of.ts";
import { wayOf } from "./language-of.ts";

const JAVA = "class A { int f(int a) { if (a > 1) { return 1; } return 2; } }";

test("bytes that are no text are not read", async () => {
  expect(await structureOf("a.java", Buffer.from("class A {\0}"))).toMatchObject({
    language: "java",
    coverage: "none",
    gap: "not_text",
    functions: [],
  });
});

test("an ending that nobody knows has no language and no gap", async () => {
  expect(await structureOf("Makefile", "all: x")).toMatchObject({
    language: null,
    coverage: "none",
    gap: null,
  });
  expect(wayOf("a.b/README")).toBeNull();
  expect(wayOf("weird/../.java")).toMatchObject({ language: "java" });
  expect(wayOf("x.constructor")).toBeNull();
});

test("a byte order mark, line ends of Windows and bytes that are no UTF-8 change nothing", async () => {
  const plain = await structureOf("a.java", `${JAVA}\nclass B {}\n`);
  expect(await structureOf("a.java", `\uFEFF${JAVA}\r\nclass B {}\r\n`)).toEqual(plain);
  const broken = Buffer.concat([
    Buffer.from(`${JAVA}\nclass B {} // `),
    Buffer.from([0xff, 0xfe]),
    Buffer.from("\n"),
  ]);
  expect(await structureOf("a.java", broken)).toEqual(plain);
});

test("a text over the size limit is left to patterns", async () => {
  const read = await structureOf("a.java", JAVA, { bytes: 10, ms: 1000 });
  expect(read).toMatchObject({ coverage: "fallback", gap: "too_large", types: [] });
  expect(read.functions.map(({ complexity }) => complexity)).toEqual([1]);
  expect(await structureOf("a.sql", "create table a (id int)", { bytes: 10, ms: 1000 })).toMatchObject({
    coverage: "fallback",
    gap: "too_large",
    artefacts: [],
  });
});

test("a text over the time limit is left to patterns, and the next one is read as ever", async () => {
  let clock = 0;
  const broken = `class A {\n${"fun f() { return 1 }\n".repeat(2000)}`;
  const late = await structureOf("a.kt", broken, { bytes: 10_000_000, ms: 5 }, () => (clock += 1));
  expect(late).toMatchObject({ coverage: "fallback", gap: "took_too_long" });
  const next = await structureOf("b.kt", "fun f(a: Int): Int {\n    return if (a > 1) 1 else 2\n}\n");
  expect(next).toMatchObject({ coverage: "parsed", gap: null });
  expect(next.functions).toMatchObject([{ name: "f", complexity: 2 }]);
});

test("a text that is nested too deep for a parser is left to patterns", async () => {
  const read = await structureOf("a.java", "{[(".repeat(3000));
  expect(read).toMatchObject({ coverage: "fallback", gap: "too_deep" });
  expect(await structureOf("b.java", JAVA)).toMatchObject({ coverage: "parsed", gap: null });
});

test("a text with errors in it gives what was understood", async () => {
  const text = `class A { void f() { if (a) b(); } }\n<<<<<<< ours\nclass B { void g() { } }\n=======\nclass C { }\n>>>>>>> theirs\nclass D { void h() { while (x) y(); } }\n`;
  const read = await structureOf("a.java", text);
  expect(read).toMatchObject({ coverage: "partial", gap: "syntax_errors" });
  expect(read.functions.map(({ name }) => name)).toContain("A.f");
});

test("a program without a parser is read by pattern, and says so", async () => {
  const text =
    '// if (a) while\nobject A {\n  def f(a: Int) = if (a > 1 && b) 1 else 2\n  def g = "if while"\n}\n';
  expect(await structureOf("a.scala", text)).toMatchObject({
    language: "scala",
    coverage: "fallback",
    gap: "no_parser",
    functions: [
      { name: "f", complexity: 3, line: 3, endLine: 3 },
      { name: "g", complexity: 1, line: 4, endLine: 5 },
    ],
  });
});
