import { expect, test } from "vitest";
import { structureOf } from "@/tests/support/structure-of.ts";

async function offered(path: string, text: string): Promise<Record<string, readonly string[]>> {
  const { artefacts } = await structureOf(path, text);
  return Object.fromEntries(artefacts.map(({ name, parts }) => [name, parts]));
}

const OFFERED: readonly (readonly [
  path: string,
  text: string,
  expected: Record<string, readonly string[]>,
])[] = [
  [
    "a.ts",
    `export class Cart { private secret = 1; total: number = 0; #own() {} sum(a: number, b?: string): number { return a; } static make = () => 1; }
export interface Item { id: string; note?: string }
export type Kind = "a" | "b";
export enum Mood { Good, Bad }
export const LIMIT: number = 3;
export const add = (a: number, b = 1): number => a + b;
function hidden() {}
function listed(x: string) {}
export { listed };`,
    {
      Cart: ["total:number"],
      "Cart.sum": ["1:number", "2:?string", "required:1", "return:number"],
      "Cart.make": ["required:0"],
      Item: ["id:string", "note:?string"],
      Kind: [],
      Mood: ["Good:", "Bad:"],
      LIMIT: ["LIMIT:number"],
      add: ["1:number", "2:", "required:1", "return:number"],
      listed: ["1:string", "required:1"],
    },
  ],
  [
    "a.py",
    `def load(path: str, retries: int = 3, *args, **more) -> bytes:
    def inner(): pass
def _own(): pass
class Store:
    size: int = 0
    def get(self, key): pass
    def _drop(self): pass
`,
    {
      load: ["path:str", "retries:int", "args:*", "more:**", "required:1", "return:bytes"],
      Store: ["size:int"],
      "Store.get": ["key:", "required:1"],
    },
  ],
  ["all.py", `__all__ = ["_odd"]\ndef _odd(): pass\ndef plain(): pass\n`, { _odd: ["required:0"] }],
  [
    "A.java",
    `public class A { public final int x = 1, y; int z; public A(int a) {} public <R> int f(final int a, String... b) { return 1; } void own() {} }
interface Own { int m(); }
interface Hidden {}
class B { public void f() {} }
`,
    {
      A: ["x:int", "y:int"],
      "A.A": ["1:int", "required:1"],
      "A.f": ["1:int", "2:String ...", "required:1", "return:int"],
    },
  ],
  [
    "R.java",
    "public interface R { int m(int x); private int own() { return 1; } }",
    { R: [], "R.m": ["1:int", "required:1", "return:int"] },
  ],
  ["P.java", "public record P(int a, String b) {}", { P: ["a:int", "b:String"] }],
  [
    "a.kt",
    'class Cart(val id: Int, private val own: String, plain: Int) {\n    val size: Int = 0\n    fun sum(a: Int, b: String = ""): Int {\n        return a\n    }\n    private fun hidden() {\n    }\n}\ninternal fun inside() = 1\n',
    {
      Cart: ["id:Int", "size:Int"],
      "Cart.sum": ["a:Int", "b:String", "required:1", "return:Int"],
    },
  ],
  [
    "a.go",
    "package a\ntype Cart struct {\n\tID, Other int\n\town string\n}\ntype mine struct{}\nfunc (c *Cart) Sum(a, b int, s ...string) (int, error) { return 0, nil }\nfunc (m mine) Shown() {}\nfunc own() {}\nconst Limit int = 3\n",
    {
      Cart: ["ID:int", "Other:int"],
      "Cart.Sum": ["1:int", "2:int", "3:string", "required:2", "return:( int , error )"],
      Limit: ["Limit:int"],
    },
  ],
  [
    "a.rs",
    "pub struct Cart { pub id: u32, own: String }\nimpl Cart { pub fn sum(&self, a: i32) -> i32 { a } fn own(&self) {} }\npub(crate) fn inside() {}\npub trait T { fn m(&self, x: i32); }\nmod m { pub fn hidden() {} }\npub mod n { pub fn shown() {} }\n",
    {
      Cart: ["id:u32"],
      "Cart.sum": ["1:i32", "required:1", "return:i32"],
      T: [],
      "T.m": ["1:i32", "required:1"],
      "n.shown": ["required:0"],
    },
  ],
  [
    "a.hpp",
    `class Cart { int own(); public: int sum(int a, const std::string& b = "x") const; int size; private: int other(); };
struct P { int x; };
enum class E { A, B };
int declared(char *s);
static int inside(int a) { return a; }
int Cart::sum(int a, const std::string& b) const { return a; }`,
    {
      Cart: ["size:int"],
      "Cart.sum": ["1:int", "2:const std :: string &", "required:1", "return:int"],
      P: ["x:int"],
      E: ["A:", "B:"],
      declared: ["1:char *", "required:1", "return:int"],
    },
  ],
  ["a.cpp", "int defined(int a) { return a; }", {}],
  [
    "a.cs",
    'public class Cart { public int Size { get; set; } string own; public int Sum(int a, string b = "x") { return a; } void Own() {} } public interface I { int M(int x); } class Hidden { public void F() {} }',
    {
      Cart: ["Size:int"],
      "Cart.Sum": ["a:int", "b:string", "required:1", "return:int"],
      I: [],
      "I.M": ["x:int", "required:1", "return:int"],
    },
  ],
  [
    "a.rb",
    "class Cart\n  def sum(a, b = 1, k:)\n  end\n  def later\n  end\n  private :later\n  private\n  def own\n  end\nend\n",
    { Cart: [], "Cart.sum": ["a:", "b:", "k:", "required:2"] },
  ],
  [
    "a.php",
    "<?php class Cart { public int $size = 0; private $own; public function sum(int $a, ?string $b = null): int { return 1; } private function own() {} } function top($a) {}",
    {
      Cart: ["$size:int"],
      "Cart.sum": ["$a:int", "$b:? string", "required:1", "return:int"],
      top: ["$a:", "required:1"],
    },
  ],
];

test.each(OFFERED)("%s offers what its language calls public", async (path, text, expected) => {
  expect(await offered(path, text)).toEqual(expected);
});

const digestsOf = async (path: string, text: string): Promise<readonly string[]> =>
  (await structureOf(path, text)).artefacts.map(({ name, digest }) => `${name} ${digest}`);

test.each([
  ["a comment", "export function f(a: number /* metres */): string { return 1; }"],
  ["white space and a comma", "export function f(\n  a: number,\n): string {\n  return 1;\n}"],
  ["another body", "export function f(a: number): string { while (a) g(); }"],
])("a signature stays what it was: %s", async (_what, changed) => {
  const before = "export function f(a: number): string { return 1; }";
  expect(await digestsOf("a.ts", changed)).toEqual(await digestsOf("a.ts", before));
});

test.each([
  ["another type", "export function f(a: string): string { return 1; }"],
  ["one parameter more", "export function f(a: number, b?: number): string { return 1; }"],
  ["a promise", "export async function f(a: number): string { return 1; }"],
])("a signature becomes another: %s", async (_what, changed) => {
  const before = "export function f(a: number): string { return 1; }";
  expect(await digestsOf("a.ts", changed)).not.toEqual(await digestsOf("a.ts", before));
});

test("names and digests stay when overloads and members change places", async () => {
  const one =
    "public class A { public int x; public String y; public int f(int a) { return 1; } public int f(String a) { if (a) g(); return 2; } }";
  const two =
    "public class A { public int f(String a) { if (a) g(); return 2; } public int f(int a) { return 1; } public String y; public int x; }";
  expect((await digestsOf("A.java", two)).toSorted()).toEqual((await digestsOf("A.java", one)).toSorted());
  const costs = async (text: string) =>
    Object.fromEntries((await structureOf("A.java", text)).functions.map((f) => [f.name, f.complexity]));
  expect(await costs(two)).toEqual(await costs(one));
  expect(await costs(one)).toEqual({ "A.f": 1, "A.f#2": 0 });
});

test("imports are told as they are written", async () => {
  const modules = async (path: string, text: string) =>
    (await structureOf(path, text)).imports.map((one) => one.module);
  expect(
    await modules("a.ts", 'import a from "react";\nexport * from "./b";\nconst c = require("q");'),
  ).toEqual(["react", "./b", "q"]);
  expect(await modules("a.py", "import a.b as c, d\nfrom .x import y\n")).toEqual(["a.b", "d", ".x"]);
  expect(await modules("A.java", "import a.b.C;\nimport static d.E.*;\n")).toEqual(["a.b.C", "d.E.*"]);
  expect(await modules("a.kt", "import a.b.C\n")).toEqual(["a.b.C"]);
  expect(await modules("a.go", 'package a\nimport (\n\t"fmt"\n\tx "y/z"\n)\n')).toEqual(["fmt", "y/z"]);
  expect(await modules("a.rs", "use std::io::{self, Read};\nuse a::b;\n")).toEqual(["std::io", "a::b"]);
  expect(await modules("a.c", '#include <stdio.h>\n#include "a.h"\n')).toEqual(["stdio.h", "a.h"]);
  expect(await modules("a.cs", "using System.Text;\nusing X = A.B;\n")).toEqual(["System.Text", "A.B"]);
  expect(await modules("a.rb", 'require "json"\nrequire_relative "cart"\n')).toEqual(["json", "./cart"]);
  expect(await modules("a.php", "<?php use B\\C; require_once 'd.php';")).toEqual(["B\\C", "d.php"]);
});
