import { expect, test } from "vitest";
import { code, file } from "../../support/code-lines.ts";
import { LedgerLab } from "../../support/ledger-lab.ts";

/** A change of a story: `a1..a50` are fifty distinct lines, each its own. */
type Change = {
  readonly id: string;
  readonly branch: "main" | "release";
  readonly adds: readonly string[];
  readonly removes: readonly string[];
  /** Changes that its message says it reverts; one that names itself names a commit that never landed. */
  readonly reverts?: readonly string[];
  readonly pickedFrom?: string;
};

const main = { branch: "main", adds: [], removes: [] } as const;
const release = { ...main, branch: "release" } as const;
const NOWHERE = "0123456789abcdef0123456789abcdef01234567";

/** In order of their merge. What no rule takes is left to the pipeline: here all of it is net. */
const STORIES: readonly (readonly [name: string, changes: readonly Change[], became: object])[] = [
  [
    "two partial reverts",
    [
      { ...main, id: "o", adds: ["a1..a50"] },
      { ...main, id: "r1", removes: ["a1..a20"], reverts: ["o"] },
      { ...main, id: "r2", removes: ["a21..a50"], reverts: ["o"] },
    ],
    { o: { reverted: 50 }, r1: { revert: 20 }, r2: { revert: 30 } },
  ],
  [
    "a partial re-land with new lines",
    [
      { ...main, id: "o", adds: ["a1..a50"] },
      { ...main, id: "r1", removes: ["a1..a50"], reverts: ["o"] },
      { ...main, id: "r2", adds: ["a1..a30", "b1..b10"], reverts: ["r1"] },
    ],
    { o: { net: 30, reverted: 20 }, r1: { revert: 50 }, r2: { revert: 30, net: 10 } },
  ],
  [
    "a copied revert",
    [
      { ...main, id: "o", adds: ["a1..a40"] },
      { ...release, id: "o2", adds: ["a1..a40"], pickedFrom: "o" },
      { ...main, id: "r", removes: ["a1..a40"], reverts: ["o"] },
      { ...release, id: "r2", removes: ["a1..a40"], reverts: ["o"], pickedFrom: "r" },
    ],
    { o: { reverted: 40 }, o2: { reverted: 40 }, r: { revert: 40 }, r2: { revert: 40 } },
  ],
  [
    "a change applied again by a pick onto its own branch",
    [
      { ...main, id: "o", adds: ["a1..a40"] },
      { ...main, id: "r", removes: ["a1..a40"], reverts: ["o"] },
      { ...main, id: "o2", adds: ["a1..a40"], pickedFrom: "o" },
    ],
    { o: { net: 40 }, r: { revert: 40 }, o2: { revert: 40 } },
  ],
  [
    "an enriched revert, a message that names no other change, and a copy of a part",
    [
      { ...main, id: "o", adds: ["a1..a50"] },
      { ...main, id: "r", adds: ["b1..b5"], removes: ["a1..a20"], reverts: ["o"] },
      { ...main, id: "s", adds: ["c1..c30"], reverts: ["s"] },
      { ...release, id: "d", adds: ["a21..a50"], pickedFrom: "o" },
    ],
    { o: { reverted: 20, net: 30 }, r: { revert: 20, net: 5 }, s: { net: 30 }, d: { duplicate: 30 } },
  ],
];

function linesOf(ranges: readonly string[]): string[] {
  return ranges.flatMap((range) => {
    const [, name = "", first, last] = /^([a-z]+)(\d+)\.\.[a-z]+(\d+)$/.exec(range) ?? [];
    return code(name, Number(first), Number(last));
  });
}

test.each(STORIES)("%s comes out as it is told", async (_name, changes, became) => {
  const lab = LedgerLab.create();
  lab.branch("release").on("main");
  const held = { main: [] as string[], release: [] as string[] };
  for (const [day, { id, branch, adds, removes, reverts = [], pickedFrom }] of changes.entries()) {
    const gone = new Set(linesOf(removes));
    held[branch] = [...held[branch].filter((line) => !gone.has(line)), ...linesOf(adds)];
    const said = reverts.map((each) => `This reverts commit ${each === id ? NOWHERE : lab.sha(each)}.`);
    if (pickedFrom !== undefined) said.push(`(cherry picked from commit ${lab.sha(pickedFrom)})`);
    lab
      .on(branch)
      .land(
        id,
        day + 1,
        { "src/a.py": held[branch].length > 0 ? file(held[branch]) : null },
        { body: said.join("\n\n") },
      );
  }
  const { of } = await lab.read();
  expect(Object.fromEntries(changes.map(({ id }) => [id, of(id)]))).toEqual(became);
});
