import fc from "fast-check";
import { expect, test } from "vitest";
import { structureOf } from "@/tests/support/structure-of.ts";
import { wayOf } from "./language-of.ts";

const ENDINGS = "ts py java kt go rs c cpp cs rb php tf yaml prisma graphql proto sql scala".split(" ");
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

test.each(ENDINGS)(
  "nothing stops it: empty, deep, long, torn, strange names (%s)",
  async (ending) => {
    const limits = { bytes: 1_000_000, ms: 500 };
    for (const text of [
      "",
      "\n",
      "(".repeat(10_000),
      "{[(".repeat(3000),
      "{".repeat(10_000) + "}".repeat(10_000),
      `${"if (a) { ".repeat(900)}`,
      `${"- ".repeat(900)}x`,
      `a: ${"[".repeat(900)}`,
      `x = "${"a".repeat(900_000)}"`,
      "a&&".repeat(20_000),
      "class __proto__ { constructor() {} toString() {} hasOwnProperty() {} }",
      'message constructor { string __proto__ = 1; } create table "__proto__" (constructor int);',
      "'".repeat(1001),
      "$a$$b$$c$ /* -- ` \" '",
      "\ud800\udfff\ufffe \u2028 \u202e",
    ]) {
      const read = await structureOf(`x.${ending}`, text, limits);
      expect(["parsed", "partial", "fallback", "none"]).toContain(read.coverage);
      for (const one of [...read.functions, ...read.types, ...read.artefacts]) {
        expect(one.endLine).toBeGreaterThanOrEqual(one.line);
      }
    }
  },
  60_000,
);

const WORDS = fc.constantFrom(
  ..."class if ( ) { } function def else : ; , \n \t \" ' ` // # /* */ = => -> a b 1 . < > [ ] @ $ select create table ( message type import from export return \\".split(
    " ",
  ),
  "\n",
  "  ",
);

test("any string of words gives the same structure twice, with unique names", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...ENDINGS),
      fc.array(WORDS, { maxLength: 60 }),
      async (ending, words) => {
        const text = words.join(" ");
        const once = await structureOf(`x.${ending}`, text);
        expect(await structureOf(`y.${ending}`, text)).toEqual(once);
        for (const list of [once.functions, once.types]) {
          expect(new Set(list.map(({ name }) => name)).size).toBe(list.length);
        }
        const artefacts = once.artefacts.map(({ kind, name }) => `${kind} ${name}`);
        expect(new Set(artefacts).size).toBe(artefacts.length);
      },
    ),
    { numRuns: 300 },
  );
}, 60_000);

/** Texts whose lines may be moved apart and indented otherwise without meaning something else. */
const TEXTS: readonly (readonly [path: string, comment: string, lines: readonly string[]])[] = [
  [
    "a.ts",
    "// note",
    [
      "export class A {",
      "size: number = 1;",
      "f(a: number, b?: string): number {",
      "if (a && b) {",
      "return this.f(a, b);",
      "} else {",
      "return 2;",
      "}",
      "}",
      "}",
      "export interface I {",
      "x: number;",
      "}",
    ],
  ],
  [
    "A.java",
    "/* note */",
    [
      "public class A {",
      "public int size = 1;",
      "public int f(int a, String b) {",
      "for (int i = 0; i < a; i++) {",
      "if (a > 1 || b == null) {",
      "return 1;",
      "}",
      "}",
      "return 2;",
      "}",
      "}",
    ],
  ],
  [
    "a.go",
    "// note",
    [
      "package a",
      "type Cart struct {",
      "ID int",
      "}",
      "func (c *Cart) Sum(a int) int {",
      "if a > 1 && a < 3 {",
      "return 1",
      "}",
      "return 2",
      "}",
    ],
  ],
  [
    "a.rs",
    "// note",
    [
      "pub struct Cart {",
      "pub id: u32,",
      "}",
      "impl Cart {",
      "pub fn sum(&self, a: i32) -> i32 {",
      "match a {",
      "1 => 2,",
      "_ => 3,",
      "}",
      "}",
      "}",
    ],
  ],
  [
    "a.cs",
    "// note",
    [
      "public class A {",
      "public int Size { get; set; }",
      "public int F(int a) {",
      "switch (a) {",
      "case 1: return 2;",
      "}",
      "return 3;",
      "}",
      "}",
    ],
  ],
  [
    "a.hpp",
    "// note",
    [
      "class A {",
      "public:",
      "int f(int a) const {",
      "while (a > 1) {",
      "a--;",
      "}",
      "return a;",
      "}",
      "int size;",
      "};",
    ],
  ],
  [
    "a.php",
    "// note",
    [
      "<?php",
      "class A {",
      "public int $size = 1;",
      "public function f(int $a): int {",
      "foreach ($x as $y) {",
      "if ($y) {",
      "return 1;",
      "}",
      "}",
      "return 2;",
      "}",
      "}",
    ],
  ],
  [
    "a.kt",
    "// note",
    [
      "class A {",
      "val size: Int = 1",
      "fun f(a: Int): Int {",
      "if (a > 1) {",
      "return 1",
      "}",
      "return 2",
      "}",
      "}",
    ],
  ],
  ["a.tf", "# note", ['resource "a" "b" {', 'name = "x"', "tags = {", "a = 1", "}", "}"]],
  [
    "a.proto",
    "// note",
    [
      'syntax = "proto3";',
      "message A {",
      "string id = 1;",
      "repeated int32 n = 2;",
      "}",
      "service S {",
      "rpc Get (A) returns (A);",
      "}",
    ],
  ],
  [
    "a.sql",
    "-- note",
    ["create table a (", "id int,", "name text not null", ");", "create index i on a (name);"],
  ],
  [
    "a.graphql",
    "# note",
    ["type A {", "id: ID!", "list(first: Int): [A!]", "}", "type Query {", "a: A", "}"],
  ],
  ["a.prisma", "// note", ["model A {", "id Int @id", "name String?", "}"]],
];

test.each(TEXTS)(
  "blank lines, comments and indentation change no complexity and no digest: %s",
  async (path, comment, lines) => {
    const said = async (text: string) => {
      const { coverage, functions, types, artefacts } = await structureOf(path, text);
      return {
        coverage,
        functions: functions.map(({ name, complexity, parameters }) => ({ name, complexity, parameters })),
        types: types.map(({ name }) => name),
        artefacts: artefacts.map(({ kind, name, digest, parts }) => ({ kind, name, digest, parts })),
      };
    };
    const plain = await said(lines.join("\n"));
    expect(plain.coverage).toBe("parsed");
    expect(plain.artefacts.length).toBeGreaterThan(0);
    // A line of its own before each line: nothing, a comment, or white space; and each line further in.
    const between = fc.constantFrom("", "\n", `${comment}\n`, "   \t\n", `\n  ${comment}\n\n`);
    const indent = fc.constantFrom("", "  ", "\t", "        ");
    const slots = fc.array(fc.tuple(between, indent), { minLength: lines.length, maxLength: lines.length });
    await fc.assert(
      fc.asyncProperty(slots, fc.constantFrom("\n", "\r\n"), async (gaps, ending) => {
        const text = lines.map((line, at) => {
          const [before, deep] = path === "a.php" && at === 0 ? ["", ""] : (gaps[at] ?? ["", ""]);
          return `${before}${deep}${line}`;
        });
        expect(await said(text.join("\n").replaceAll("\n", ending))).toEqual(plain);
      }),
      { numRuns: 25 },
    );
  },
  60_000,
);
