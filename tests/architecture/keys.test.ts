import { beforeAll, expect, test } from "vitest";
import { findings, readImports } from "../support/source-files.ts";
import { withoutComments } from "../support/without-comments.ts";
import { keys, names } from "./keys.ts";

const isTest = (path: string) => path.startsWith("tests/") || /\.(test|examples)\.tsx?$/.test(path);

beforeAll(readImports, 60_000);

test("a room holds only the keys it was given", () => {
  expect(
    findings(({ path, imports }) =>
      keys
        .filter(({ allowedIn }) => !allowedIn.test(path))
        .flatMap(({ pkg, because, typesAnywhere }) =>
          imports
            .filter(
              ({ target, isPackage, typeOnly }) =>
                isPackage && pkg.test(target) && !(typesAnywhere && typeOnly),
            )
            .map(({ target }) => `imports ${target}: ${because}`),
        ),
    ),
  ).toEqual([]);
});

test("a file touches only what its name allows", () => {
  expect(
    findings(({ path, imports, text }) => {
      if (isTest(path)) return [];
      return names
        .filter((rule) => rule.path.test(path) && !rule.except?.test(path))
        .flatMap(({ packages, text: words, because }) => {
          const bad = imports.filter(
            ({ target, isPackage, typeOnly }) => isPackage && !typeOnly && packages?.test(target),
          );
          const word = words?.exec(withoutComments(text));
          return [
            ...bad.map(({ target }) => `imports ${target}: ${because}`),
            ...(word ? [`says ${word[0].trim()}: ${because}`] : []),
          ];
        });
    }),
  ).toEqual([]);
});

test("rooms have nothing ambient: time, chance and environment are passed in", () => {
  const allowed = /^(lib\/core\/(env|read-env|log|rng)\.ts|workers\/|tests\/|prisma\/)/;
  expect(
    findings(({ path, text }) => {
      if (allowed.test(path) || isTest(path)) return [];
      const found = /\bprocess\.env\b|\bMath\.random\(/.exec(withoutComments(text));
      return found ? [`says ${found[0]}; have it passed in`] : [];
    }),
  ).toEqual([]);
});
