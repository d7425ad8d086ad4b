import { expect, test } from "vitest";
import { isSupportedNode } from "./check-node.mjs";
import { placeOf, readOptions } from "./options.mjs";

const read = (...args: string[]) => readOptions(args, { cwd: "/home/ada", env: {} });

test("without options it starts for use on port 3000", () => {
  expect(read()).toEqual({ dev: false, port: 3000, repos: [] });
});

test("repositories may be given more than once; a path is meant from where the person stands", () => {
  expect(read("--repo", "work/one", "--repo=../two", "--repo", "/three").repos).toEqual([
    "/home/ada/work/one",
    "/home/two",
    "/three",
  ]);
});

test.each(["https://example.org/a.git", "ssh://git@example.org/a", "git@example.org:a/b.git"])(
  "the address %s is left as it is",
  (address) => {
    expect(placeOf(address, "/home/ada")).toBe(address);
  },
);

test.each([["--port", "0"], ["--port", "65536"], ["--port", "x"], ["--prot", "1"], ["stray"]])(
  "%s %s is refused",
  (...args) => {
    expect(() => read(...args)).toThrow(expect.objectContaining({ name: "StartError" }));
  },
);

test("Node counts from 20.19, from 22.12, and from 24", () => {
  const versions = [
    "18.20.0",
    "20.18.9",
    "20.19.0",
    "21.7.0",
    "22.11.0",
    "22.12.0",
    "23.9.0",
    "24.0.0",
    "26.1.0",
  ];
  expect(versions.filter(isSupportedNode)).toEqual(["20.19.0", "22.12.0", "24.0.0", "26.1.0"]);
});
