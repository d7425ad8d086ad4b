import { basename } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { findCycles } from "../support/find-cycles.ts";
import { findings, housePaths, readImports, sourceFiles } from "../support/source-files.ts";

const LONGEST = 250;
const MEDIAN = 60;
/** Files over the limit, each with the reason why it is better whole. */
const LONG_FOR_A_REASON: Readonly<Record<string, string>> = {};

beforeAll(readImports, 60_000);

test(`half of all files have at most ${MEDIAN} lines`, () => {
  const lines = sourceFiles()
    .map((file) => file.lines)
    .toSorted((a, b) => a - b);
  expect(lines[Math.floor(lines.length / 2)]).toBeLessThanOrEqual(MEDIAN);
});

test(`no file has more than ${LONGEST} lines without a reason`, () => {
  expect(
    findings(({ path, lines }) =>
      lines > LONGEST && !(path in LONG_FOR_A_REASON) ? [`${lines} lines`] : [],
    ),
  ).toEqual([]);
  const outgrown = Object.keys(LONG_FOR_A_REASON).filter(
    (path) => !sourceFiles().some((file) => file.path === path && file.lines > LONGEST),
  );
  expect(outgrown, "these need no exception any more").toEqual([]);
});

test("there are no import cycles", () => {
  const edges = new Map(
    sourceFiles().map(({ path, imports }) => [
      path,
      imports.filter((one) => !one.isPackage).map((one) => one.target),
    ]),
  );
  expect(findCycles(edges).map((cycle) => cycle.join(" → "))).toEqual([]);
});

test("there are no barrels: a file exports what it holds", () => {
  expect(
    findings(({ path, imports }) => [
      ...(/^index\.(ts|tsx|mjs)$/.test(basename(path)) ? ["is called index"] : []),
      ...imports.filter((one) => one.reExport).map(({ target }) => `exports what ${target} holds`),
    ]),
  ).toEqual([]);
});

test("imports inside the house name a file that exists, with its extension", () => {
  const known = new Set(housePaths);
  const generated = /^lib\/core\/generated\//;
  expect(
    findings(({ imports }) =>
      imports
        .filter(({ target, isPackage }) => !isPackage && !known.has(target) && !generated.test(target))
        .map(({ target }) => `imports ${target}, which is not there`),
    ),
  ).toEqual([]);
});

test("file names are kebab-case", () => {
  const name = /^\.?[a-z0-9]+(-[a-z0-9]+)*(\.(test|examples|config|d))?\.[a-z0-9]+$|^README\.md$/;
  const folder = /^(\.?[a-z0-9]+([-_][a-z0-9]+)*|\([a-z-]+\)|\[(\.\.\.)?[a-z-]+\]|\[\[\.\.\.[a-z-]+\]\])$/;
  expect(
    housePaths.filter((path) => {
      const folders = path.split("/").slice(0, -1);
      return !name.test(basename(path)) || folders.some((part) => !folder.test(part));
    }),
  ).toEqual([]);
});
