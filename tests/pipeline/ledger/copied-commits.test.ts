import { describe, expect, test } from "vitest";
import { code, file } from "../../support/code-lines.ts";
import { LedgerLab } from "../../support/ledger-lab.ts";

const LINES = 6;
const part = (k: number) => ({ [`part${k}.py`]: file(code(`part${k}`, 1, LINES)) });
/** The same file after a conflict: its last line came out otherwise. */
const resolved = (k: number) => ({
  [`part${k}.py`]: file(code(`part${k}`, 1, LINES - 1), code("other", k, k)),
});
const PARTS = [1, 2, 3, 4, 5];

/** A pull request of five commits on main, and a release branch that does not have it yet. */
function withPull(): LedgerLab {
  const lab = LedgerLab.create();
  lab.land("start", -200, { "a.py": file(code("base", 1, 20)) });
  lab.branch("release/1.0").on("main").branch("topic");
  for (const k of PARTS) lab.land(`c${k}`, k, part(k));
  lab.on("main").land("o", 6, {}, { merges: "topic" });
  return lab;
}

/** Merges copies of the five commits into the release branch; those in `changed` had conflicts. */
function backport(lab: LedgerLab, changed: readonly number[]): void {
  lab.on("release/1.0").branch("back");
  for (const k of PARTS) {
    const files = changed.includes(k) ? resolved(k) : part(k);
    lab.land(`d${k}`, 6 + k, files, { authoredAs: `c${k}`, title: `Part ${k}` });
  }
  lab.on("release/1.0").land("d", 12, {}, { merges: "back" });
}

/** How many commits of the release branch git itself knows on main by their patch. */
const equalByGit = (lab: LedgerLab) =>
  lab.repo
    .git("cherry", "main", "release/1.0")
    .split("\n")
    .filter((line) => line.startsWith("- ")).length;

describe("a pull request whose commits were copied to another branch", () => {
  test("is a duplicate when four in five of them are equal; the work on the conflict goes on", async () => {
    const lab = withPull();
    backport(lab, [5]);
    expect(equalByGit(lab)).toBe(4);
    const { of, edges } = await lab.read();
    expect(of("o")).toEqual({ net: 30 });
    expect(of("d")).toEqual({ duplicate: 29, net: 1 });
    expect(edges).toEqual(["d → o: duplicate D2 29"]);
  });

  test("is work of its own when fewer are", async () => {
    const lab = withPull();
    backport(lab, [4, 5]);
    expect(equalByGit(lab)).toBe(3);
    const { of, edges } = await lab.read();
    expect(of("d")).toEqual({ net: 30 });
    expect(edges).toEqual([]);
  });

  test("survives on the landing branch, also when it was there last", async () => {
    const lab = LedgerLab.create();
    lab.land("start", -200, { "a.py": file(code("base", 1, 20)) });
    lab.branch("release/1.0").branch("topic");
    for (const k of PARTS) lab.land(`c${k}`, k, part(k));
    lab.on("release/1.0").land("early", 6, {}, { merges: "topic" });
    lab.on("main").branch("forward");
    for (const k of PARTS) {
      lab.land(`d${k}`, 6 + k, k === 5 ? resolved(k) : part(k), { authoredAs: `c${k}` });
    }
    lab.on("main").land("late", 12, {}, { merges: "forward" });
    const { of, edges } = await lab.read();
    expect(of("early")).toEqual({ duplicate: 29, net: 1 });
    expect(of("late")).toEqual({ net: 30 });
    expect(edges).toEqual(["early → late: duplicate D2 29"]);
  });
});

test("a single commit picked out of a pull request is a duplicate, and one of two lines is not", async () => {
  const lab = withPull();
  lab.on("main").branch("small").land("c6", 7, { "s.py": "a = 1\nb = 2\n" });
  lab.land("c7", 7, { "t.py": file(code("t", 1, LINES)) });
  lab.on("main").land("p", 8, {}, { merges: "small" });
  lab.on("release/1.0").land("d", 9, part(2), { authoredAs: "c2" });
  lab.land("e", 10, { "s.py": "a = 1\nb = 2\n" }, { authoredAs: "c6" });
  const { of, edges } = await lab.read();
  expect(of("d")).toEqual({ duplicate: LINES });
  expect(of("e")).toEqual({ net: 2 });
  expect(edges).toEqual([`d → o: duplicate D2 ${LINES}`]);
});

test("what a trailer names comes before equal commits, and equal commits before the marker of a bot", async () => {
  const lab = withPull();
  lab.on("main").land("named", 7, { ...part(1), "n.py": file(code("n", 1, 4)) }, { title: "Add it (#12)" });
  const both = { authoredAs: "c2", title: "Add it (backport #12) (#13)" };
  lab.on("release/1.0").land("d", 9, part(2), both);
  lab.pick("e", 10, "c3", part(3), { authoredAs: "c3" });
  const { edges } = await lab.read();
  expect(edges).toEqual([`d → o: duplicate D2 ${LINES}`, `e → o: duplicate D1 ${LINES}`]);
});
