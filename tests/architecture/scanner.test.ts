import { beforeAll, expect, test } from "vitest";
import { findCycles } from "../support/find-cycles.ts";
import { importsOf, readImports, sourceFiles } from "../support/source-files.ts";
import { withoutComments } from "../support/without-comments.ts";

beforeAll(readImports, 60_000);

test("the scanner sees imports, types, re-exports and import() and tells packages from files", () => {
  const text = [
    'import { a } from "@/lib/core/a.ts";',
    'import type { B } from "../model/b.ts";',
    'import { type C, type D } from "@scope/pkg/deep";',
    'export { e } from "./e.ts";',
    'const f = await import("pg");',
    "// import nothing from here",
  ].join("\n");
  expect(importsOf("lib/raw/store.ts", text)).toEqual([
    { target: "lib/core/a.ts", isPackage: false, typeOnly: false, reExport: false },
    { target: "lib/model/b.ts", isPackage: false, typeOnly: true, reExport: false },
    { target: "@scope/pkg", isPackage: true, typeOnly: true, reExport: false },
    { target: "lib/raw/e.ts", isPackage: false, typeOnly: false, reExport: true },
    { target: "pg", isPackage: true, typeOnly: false, reExport: false },
  ]);
});

test("a cycle is found through any number of files, and a diamond is none", () => {
  const edges = (...pairs: [string, string[]][]) => new Map(pairs);
  expect(findCycles(edges(["a", ["b"]], ["b", ["c"]], ["c", ["a"]]))).toEqual([["a", "b", "c", "a"]]);
  expect(findCycles(edges(["a", ["b", "c"]], ["b", ["d"]], ["c", ["d"]], ["d", []]))).toEqual([]);
});

test("comments are blanked and strings are not", () => {
  expect(withoutComments('a("https://x"); // b\n/* c */ d')).toBe('a("https://x");     \n        d');
});

test("the rules look at the house itself, from top to bottom", () => {
  const seen = new Set(sourceFiles().map((file) => file.path.split("/")[0]));
  expect(["lib", "prisma", "tests", "workers"].filter((folder) => !seen.has(folder))).toEqual([]);
  expect(
    sourceFiles().find(({ path }) => path === "tests/architecture/scanner.test.ts")?.imports,
  ).toHaveLength(5);
});
