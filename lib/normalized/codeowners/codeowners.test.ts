import { describe, expect, test } from "vitest";
import { ownerMatcher, serviceOf } from "./owners-of.ts";
import { parseCodeowners } from "./parse-codeowners.ts";

const ownersOf = (text: string, path: string) => ownerMatcher(parseCodeowners(text))(path)?.owners ?? null;

describe("parseCodeowners", () => {
  test("comments, blank lines, sections and lines that the forge refuses are left out", () => {
    const text = [
      "# all",
      "",
      "[Payments][2] @pay",
      "^[Docs]",
      "* @org/core # everybody",
      "!vendor @x",
      "src/[ab].ts @x",
      "docs/ not-an-owner",
      "*.md docs@example.com\r",
    ].join("\n");
    expect(parseCodeowners(text)).toEqual([
      { line: 5, pattern: "*", owners: ["@org/core"] },
      { line: 9, pattern: "*.md", owners: ["docs@example.com"] },
    ]);
  });

  test("an escaped blank or number sign belongs to the pattern", () => {
    expect(parseCodeowners("my\\ docs/\\#1 @a")).toEqual([
      { line: 1, pattern: "my docs/#1", owners: ["@a"] },
    ]);
  });
});

describe("ownerMatcher", () => {
  test("the last rule that matches wins, also when it names nobody", () => {
    const text = "* @all\n/apps/ @apps\n/apps/github\n";
    expect(ownersOf(text, "README.md")).toEqual(["@all"]);
    expect(ownersOf(text, "apps/web/a.ts")).toEqual(["@apps"]);
    expect(ownersOf(text, "apps/github/a.ts")).toEqual([]);
    expect(ownersOf("/apps/ @apps", "README.md")).toBeNull();
  });

  test.each([
    ["*.js", "a/b/c.js", true],
    ["*.js", "a/b/c.jsx", false],
    ["/build/logs/", "build/logs/x/y.log", true],
    ["/build/logs/", "a/build/logs/y.log", false],
    ["docs/*", "docs/getting-started.md", true],
    ["docs/*", "docs/build-app/troubleshooting.md", false],
    ["apps/", "x/apps/y/z.ts", true],
    ["apps/", "apps", false],
    ["/docs/", "docs/a/b.md", true],
    ["**/logs", "deeply/nested/logs/a.txt", true],
    ["**/logs", "logs", true],
    ["/apps/github", "apps/github/deep/x.ts", true],
    ["src/**/test.ts", "src/test.ts", true],
    ["src/**/test.ts", "src/a/b/test.ts", true],
    ["src/**", "src/a/b.ts", true],
    ["src/**", "src", false],
    ["name", "x/name/y", true],
    ["a?c", "x/abc", true],
    ["a?c", "x/a/c", false],
  ])("%s and %s: %s", (pattern, path, expected) => {
    expect(ownersOf(`${pattern} @a`, path) !== null).toBe(expected);
  });

  test("a hostile pattern is answered without trying every way to match it", () => {
    const pattern = "*a".repeat(200);
    expect(ownersOf(`${pattern} @x`, `${"a".repeat(5000)}b`)).toBeNull();
    expect(ownersOf(`${"**/a/".repeat(100)}x @x`, `${"a/".repeat(2000)}y`)).toBeNull();
  });
});

describe("serviceOf", () => {
  test("a service is its group of owners, whatever their order; nobody is none", () => {
    expect(serviceOf({ line: 1, pattern: "a", owners: ["@org/B", "@a"] })).toBe("@a @org/b");
    expect(serviceOf({ line: 1, pattern: "a", owners: [] })).toBeNull();
    expect(serviceOf(null)).toBeNull();
  });
});
