import { beforeAll, expect, test } from "vitest";
import { findings, housePaths, readImports } from "../support/source-files.ts";
import { roomOf, rooms, shapesOnly } from "./rooms.ts";

const isTest = (path: string) => path.startsWith("tests/") || /\.test\.tsx?$/.test(path);

beforeAll(readImports, 60_000);

test("rooms import only what lies beneath them", () => {
  expect(
    findings(({ path, imports }) => {
      const here = roomOf(path);
      if (here === undefined || isTest(path)) return [];
      const allowed = [here, ...(rooms[here] ?? [])];
      return imports
        .filter(({ isPackage }) => !isPackage)
        .map(({ target }) => roomOf(target) ?? target)
        .filter((room) => !allowed.includes(room))
        .map((room) => `${here} may not import ${room}`);
    }),
  ).toEqual([]);
});

test("some rooms lend their types and nothing more", () => {
  expect(
    findings(({ path, imports }) =>
      isTest(path)
        ? []
        : shapesOnly
            .filter(([from]) => roomOf(path) === from)
            .flatMap(([, to]) =>
              imports
                .filter(({ target, isPackage, typeOnly }) => !isPackage && !typeOnly && roomOf(target) === to)
                .map(() => `imports a value from ${to}; only its types`),
            ),
    ),
  ).toEqual([]);
});

test("every folder of lib is a room of the plan", () => {
  const folders = new Set(
    housePaths.filter((path) => path.startsWith("lib/")).map((path) => path.split("/").slice(0, 2).join("/")),
  );
  expect([...folders].filter((folder) => !(folder in rooms))).toEqual([]);
});

test("a source never imports another source", () => {
  const source = (path: string) => (path.startsWith("lib/sources/") ? path.split("/")[2] : undefined);
  expect(
    findings(({ path, imports }) => {
      const here = source(path);
      if (here === undefined || here.endsWith(".ts")) return [];
      return imports
        .filter(
          ({ target, isPackage }) => !isPackage && source(target) !== undefined && source(target) !== here,
        )
        .map(({ target }) => `imports ${target}; sources do not know each other`);
    }),
  ).toEqual([]);
});
