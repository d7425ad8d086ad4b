import { readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { readImports, root, sourceFiles } from "../support/source-files.ts";

const Versions = z.record(z.string(), z.string());
const Manifest = z.object({ dependencies: Versions, devDependencies: Versions, scripts: Versions });
const manifest = Manifest.parse(JSON.parse(readFileSync(join(root, "package.json"), "utf8")));

beforeAll(readImports, 60_000);

test("every package is pinned to one version", () => {
  const all = Object.entries({ ...manifest.dependencies, ...manifest.devDependencies });
  expect(all.filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.-]+)?$/.test(version))).toEqual([]);
});

test("the product imports only what package.json lists as needed to run", () => {
  const builtIn = /^node:|^server-only$/;
  const missing = sourceFiles()
    // The browser is for the tests; this file only makes sure that there is one.
    .filter(({ path }) => path !== "workers/start/programs.mjs")
    .filter(({ path }) => !path.startsWith("tests/") && !/\.test\.tsx?$/.test(path))
    .flatMap(({ path, imports }) =>
      imports
        .filter(({ target, isPackage, typeOnly }) => isPackage && !typeOnly && !builtIn.test(target))
        .filter(({ target }) => !(target in manifest.dependencies))
        .map(({ target }) => `${path}: ${target}`),
    );
  expect(missing).toEqual([]);
});

test("every script of package.json runs a file that exists", () => {
  const files = Object.values(manifest.scripts).map((script) => script.split(" ")[1] ?? "");
  expect(files.filter((file) => !sourceFiles().some(({ path }) => path === file))).toEqual([]);
});
