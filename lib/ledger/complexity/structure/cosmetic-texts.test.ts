import fc from "fast-check";
import { expect, test } from "vitest";
import { structureOf } from "@/tests/support/structure-of.ts";

/** Texts whose lines may be moved apart and indented otherwise without meaning something else. */
const TEXTS: readonly (readonly [path: string, comment: string, text: string])[] = [
  [
    "a.ts",
    "// note",
    `export class A {
size: number = 1;
f(a: number, b?: string): number {
if (a && b) {
return this.f(a, b);
} else {
return 2;
}
}
}
export interface I {
x: number;
}`,
  ],
  [
    "A.java",
    "/* note */",
    `public class A {
public int size = 1;
public int f(int a, String b) {
for (int i = 0; i < a; i++) {
if (a > 1 || b == null) {
return 1;
}
}
return 2;
}
}`,
  ],
  [
    "a.go",
    "// note",
    `package a
type Cart struct {
ID int
}
func (c *Cart) Sum(a int) int {
if a > 1 && a < 3 {
return 1
}
return 2
}`,
  ],
  [
    "a.rs",
    "// note",
    `pub struct Cart {
pub id: u32,
}
impl Cart {
pub fn sum(&self, a: i32) -> i32 {
match a {
1 => 2,
_ => 3,
}
}
}`,
  ],
  [
    "a.cs",
    "// note",
    `public class A {
public int Size { get; set; }
public int F(int a) {
switch (a) {
case 1: return 2;
}
return 3;
}
}`,
  ],
  [
    "a.hpp",
    "// note",
    `class A {
public:
int f(int a) const {
while (a > 1) {
a--;
}
return a;
}
int size;
};`,
  ],
  [
    "a.php",
    "// note",
    `<?php
class A {
public int $size = 1;
public function f(int $a): int {
foreach ($x as $y) {
if ($y) {
return 1;
}
}
return 2;
}
}`,
  ],
  [
    "a.kt",
    "// note",
    `class A {
val size: Int = 1
fun f(a: Int): Int {
if (a > 1) {
return 1
}
return 2
}
}`,
  ],
  [
    "a.tf",
    "# note",
    `resource "a" "b" {
name = "x"
tags = {
a = 1
}
}`,
  ],
  [
    "a.proto",
    "// note",
    `syntax = "proto3";
message A {
string id = 1;
repeated int32 n = 2;
}
service S {
rpc Get (A) returns (A);
}`,
  ],
  [
    "a.sql",
    "-- note",
    `create table a (
id int,
name text not null
);
create index i on a (name);`,
  ],
  [
    "a.graphql",
    "# note",
    `type A {
id: ID!
list(first: Int): [A!]
}
type Query {
a: A
}`,
  ],
  [
    "a.prisma",
    "// note",
    `model A {
id Int @id
name String?
}`,
  ],
  [
    "a.rb",
    "# note",
    `class A
def f(a, b = 1)
if a && b
return 1
else
b.each { |c| c ? 1 : 2 }
end
end
end`,
  ],
  [
    "a.py",
    "# note",
    `class A:
    size: int = 1
    def f(self, a: int, b: str = "x") -> int:
        if a and b:
            return self.f(a, b)
        else:
            for c in b:
                g(c)
        return 2`,
  ],
  [
    "a.yaml",
    "# note",
    `apiVersion: v1
kind: Service
metadata:
  name: web
spec:
  ports:
    - port: 80
    - port: 81`,
  ],
];
/** What is indented here means something by it. */
const INDENTED = ["a.py", "a.yaml"];

test.each(TEXTS)(
  "blank lines, comments and indentation change no complexity and no digest: %s",
  async (path, comment, source) => {
    const lines = source.split("\n");
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
          return `${before}${INDENTED.includes(path) ? "" : deep}${line}`;
        });
        expect(await said(text.join("\n").replaceAll("\n", ending))).toEqual(plain);
      }),
      { numRuns: 12 },
    );
  },
  60_000,
);
