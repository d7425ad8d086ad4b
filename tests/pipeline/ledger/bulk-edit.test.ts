import { expect, test } from "vitest";
import { code, file } from "../../support/code-lines.ts";
import { LedgerLab } from "../../support/ledger-lab.ts";

/** Files of calls, one a line, with lines of their own between them. */
const calls = (name: string, files: number, each: number) =>
  Object.fromEntries(
    Array.from({ length: files }, (_, f) => [
      `src/f${String(f).padStart(2, "0")}.ts`,
      file(
        Array.from({ length: each }, (_, k) => [
          `const own${f}x${k} = compute(${f}, ${k});`,
          `  use(${name}("${f}", ${k * 7}));`,
        ]).flat(),
      ),
    ]),
  );

test("of a name that is changed at twenty-five sites three stay, and the others write nothing", async () => {
  const lab = LedgerLab.create();
  lab.land("before", 0, calls("getUser", 5, 5));
  lab.land("rename", 40, calls("fetchUser", 5, 5));
  lab.land("later", 50, calls("loadUser", 1, 5));
  const { of, groups } = await lab.read();
  expect(of("rename")).toEqual({ cosmetic: 44, net: 6 });
  expect(groups("rename").slice(0, 2)).toEqual([
    "src/f00.ts: cosmetic bulk-edit +2 -2 []",
    "src/f00.ts: net no-noise-rule +3 -3 []",
  ]);
  // The three that stayed were written then; the others are as old as they were.
  expect(of("later")).toEqual({ rework: 6, net: 4 });
});

test("nine sites are nine edits, ten are one", async () => {
  for (const [sites, classes] of [
    [9, { net: 18 }],
    [10, { cosmetic: 14, net: 6 }],
  ] as const) {
    const lab = LedgerLab.create();
    lab.land("before", 0, calls("getUser", 1, sites));
    lab.land("rename", 40, calls("fetchUser", 1, sites));
    expect((await lab.read()).of("rename")).toEqual(classes);
  }
});

test("edits that differ are none, whatever they have in common", async () => {
  const lab = LedgerLab.create();
  const lines = (as: string) => code("a", 1, 20).map((line, k) => (k % 2 ? line : `call(${as}${k}, "${k}")`));
  lab.land("before", 0, { "src/a.py": file(lines("one")) });
  lab.land("edit", 40, { "src/a.py": file(lines("two")) });
  expect((await lab.read()).of("edit")).toEqual({ net: 20 });
});

test("lines of a comment are comment, and generated files and manifests are what they are", async () => {
  const lab = LedgerLab.create();
  const lines = (as: string) =>
    file(
      Array.from({ length: 12 }, (_, k) => ["/*", ` * Calls ${as} for ${k}.`, " */", `call${k}();`]).flat(),
    );
  const files = (as: string) => ({ "src/a.ts": lines(as), "src/b.pb.go": lines(as) });
  lab.land("before", 0, files("getUser"));
  lab.land("rename", 40, files("fetchUser"));
  const { groups } = await lab.read();
  expect(groups("rename")).toEqual([
    "src/a.ts: cosmetic comment +12 -12 []",
    "src/b.pb.go: generated generated +12 -12 []",
  ]);
});

test("a bulk edit that is reverted is reverted, and leaves the lines as old as they were", async () => {
  const lab = LedgerLab.create();
  lab.land("before", 0, calls("getUser", 5, 5));
  lab.land("rename", 40, calls("fetchUser", 5, 5));
  lab.revert("undo", 41, "rename", calls("getUser", 5, 5));
  lab.land("later", 50, calls("loadUser", 1, 5));
  const { of, lives } = await lab.read();
  expect(of("rename")).toEqual({ reverted: 50 });
  expect(of("undo")).toEqual({ revert: 50 });
  expect(of("later")).toEqual({ net: 10 });
  expect(lives("rename").born).toBe(3);
});
