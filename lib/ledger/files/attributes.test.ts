import { describe, expect, test } from "vitest";
import { attributesOf } from "./attributes.ts";
import { wildmatch } from "./wildmatch.ts";

const root = (text: string) => attributesOf(new Map([[".gitattributes", text]]));

describe("attributes of a path", () => {
  test("a path that no line names has no answer", () => {
    expect(root("*.bin binary\n*.sh text eol=lf")("a.sh")).toBeNull();
    expect(attributesOf(new Map())("a.sh")).toBeNull();
  });

  test("true, bare and value forms set, minus and false unset", () => {
    const says = root(
      "*.a linguist-generated\n*.b linguist-generated=true\n*.c -linguist-generated\n*.d linguist-vendored=false\n*.e linguist-vendored",
    );
    expect(["x.a", "x.b", "x.c", "x.d", "x.e"].map(says)).toEqual([true, true, false, false, true]);
  });

  test("the last line of a file wins and an exclamation mark takes back", () => {
    const says = root(
      "gen/** linguist-generated\ngen/hand.ts linguist-generated=false\ngen/free.ts !linguist-generated",
    );
    expect(["gen/x/y.ts", "gen/hand.ts", "gen/free.ts"].map(says)).toEqual([true, false, null]);
  });

  test("an explicit false of one attribute wins over a true of the other", () => {
    expect(
      root("vendor/** linguist-vendored\nvendor/own/** linguist-generated=false")("vendor/own/x.go"),
    ).toBe(false);
  });

  test("the deepest file wins, with patterns relative to its directory", () => {
    const says = attributesOf(
      new Map([
        [".gitattributes", "*.json linguist-generated"],
        ["api/.gitattributes", "/hand.json linguist-generated=false"],
      ]),
    );
    expect(says("api/hand.json")).toBe(false);
    expect(says("api/deep/hand.json")).toBe(true);
    expect(says("hand.json")).toBe(true);
  });

  test("macros, comments, quotes and Windows line ends are read as git reads them", () => {
    const says = root(
      '[attr]made linguist-generated -diff\r\n# *.ts made\r\n"with space/*.ts" made\r\n!*.go made\r\n',
    );
    expect(says("with space/a.ts")).toBe(true);
    expect(says("a.ts")).toBeNull();
    expect(says("a.go")).toBeNull();
  });
});

describe("patterns", () => {
  test.each([
    ["*.ts", "a/b/c.ts", true],
    ["/*.ts", "a/c.ts", false],
    ["a/*.ts", "a/b/c.ts", false],
    ["a/**/c.ts", "a/c.ts", true],
    ["a/**/c.ts", "a/x/y/c.ts", true],
    ["**/c.ts", "c.ts", true],
    ["a/**", "a/x/y", true],
    ["a/**", "a", false],
    ["a**z", "a/z", false],
    ["[a-c].ts", "b.ts", true],
    ["[!a-c].ts", "b.ts", false],
    ["a[]]b", "a]b", true],
    ["\\*.ts", "a.ts", false],
    ["\\*.ts", "*.ts", true],
    ["a+(b).ts", "a+(b).ts", true],
    ["a?c", "a/c", false],
  ])("%s on %s is %s", (pattern, path, matches) => {
    expect(wildmatch(pattern)?.(path)).toBe(matches);
  });

  test("a hostile pattern ends", () => {
    expect(wildmatch(`${"a*".repeat(60)}b`)?.("a".repeat(4000))).toBe(false);
  });

  test("a pattern for directories or an unclosed set matches no file", () => {
    expect(wildmatch("gen/")).toBeNull();
    expect(wildmatch("gen/[a")).toBeNull();
  });
});
