import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { completeLock, type Lock } from "./complete-lock.mjs";

test("an optional package that the registry left out is written with the platform that its name tells", () => {
  const names = ["@a/b-darwin-arm64", "@a/b-linux-x64-musl", "@a/b-linux-arm-gnueabihf", "@a/b-wasm32-wasi"];
  const lock: Lock = {
    packages: {
      "node_modules/a": {
        dev: true,
        optionalDependencies: Object.fromEntries(names.map((name) => [name, "^1.2.3"])),
      },
    },
  };
  expect(completeLock(lock)).toEqual(names);
  const common = { version: "1.2.3", dev: true, optional: true };
  expect(names.map((name) => lock.packages[`node_modules/${name}`])).toEqual([
    { ...common, cpu: ["arm64"], os: ["darwin"] },
    { ...common, cpu: ["x64"], os: ["linux"], libc: ["musl"] },
    { ...common, cpu: ["arm"], os: ["linux"], libc: ["glibc"] },
    { ...common, cpu: ["wasm32"] },
  ]);
  expect(completeLock(lock)).toEqual([]);
});

test("a package is found where Node would find it, beside its user or in any folder above", () => {
  const wants = { optionalDependencies: { "x-linux-x64": "1.0.0" } };
  const found = (at: string) =>
    completeLock({ packages: { "node_modules/a/node_modules/b": wants, [at]: { version: "1.0.0" } } });
  expect(found("node_modules/x-linux-x64")).toEqual([]);
  expect(found("node_modules/a/node_modules/x-linux-x64")).toEqual([]);
  expect(found("node_modules/c/node_modules/x-linux-x64")).toEqual(["x-linux-x64"]);
});

test("a name that tells no platform is refused rather than guessed", () => {
  const lock = { packages: { "node_modules/a": { optionalDependencies: { riddle: "1.0.0" } } } };
  expect(() => completeLock(lock)).toThrow(/riddle, whose platform its name does not tell/);
});

test("the lock file of this clone is complete for every platform", () => {
  const text = readFileSync(join(import.meta.dirname, "../../package-lock.json"), "utf8");
  const lock = JSON.parse(text) as Lock;
  expect(completeLock(lock)).toEqual([]);
});
