import { expect, test } from "vitest";
import { code, file } from "../../support/code-lines.ts";
import { LedgerLab } from "../../support/ledger-lab.ts";

const A = code("a", 1, 50);

test("a reverted change is reverted, and its revert a revert, atom by atom", async () => {
  const lab = LedgerLab.create();
  lab.land("o", 0, { "a.py": file(A.slice(0, 20)) });
  lab.revert("r", 3, "o", { "a.py": null });
  const { of, edges } = await lab.read();
  expect(of("o")).toEqual({ reverted: 20 });
  expect(of("r")).toEqual({ revert: 20 });
  expect(edges).toEqual(["r → o: revert R1 20"]);
});

test("the revert of a revert leaves the original as if it had never been reverted", async () => {
  const lab = LedgerLab.create();
  lab.land("o", 0, { "a.py": file(A.slice(0, 20)) });
  lab.revert("r1", 3, "o", { "a.py": null });
  lab.revert("r2", 5, "r1", { "a.py": file(A.slice(0, 20)) });
  const { of, edges } = await lab.read();
  expect(of("o")).toEqual({ net: 20 });
  expect(of("r1")).toEqual({ revert: 20 });
  expect(of("r2")).toEqual({ revert: 20 });
  expect(edges).toEqual(["r1 → o: revert R1 20", "r2 → o: reland R1 20"]);
});

test("the third flip takes the original out again", async () => {
  const lab = LedgerLab.create();
  lab.land("o", 0, { "a.py": file(A.slice(0, 20)) });
  lab.revert("r1", 1, "o", { "a.py": null });
  lab.revert("r2", 2, "r1", { "a.py": file(A.slice(0, 20)) });
  lab.revert("r3", 3, "r2", { "a.py": null });
  const { of, lives } = await lab.read();
  expect(of("o")).toEqual({ reverted: 20 });
  expect(lives("o")).toEqual({ born: 20, deaths: { 1: 0, 3: 20 } });
  for (const name of ["r1", "r2", "r3"]) expect(of(name)).toEqual({ revert: 20 });
});

test("of a partial revert with new work, only the lines that match are reverted and revert", async () => {
  const lab = LedgerLab.create();
  lab.land("o", 0, { "a.py": file(A) });
  lab.revert("r", 3, "o", { "a.py": file(A.slice(20)), "b.py": file(code("b", 1, 5)) });
  const { of } = await lab.read();
  expect(of("o")).toEqual({ reverted: 20, net: 30 });
  expect(of("r")).toEqual({ revert: 20, net: 5 });
});

test("two reverts that name the same change take out their own part each", async () => {
  const lab = LedgerLab.create();
  lab.land("o", 0, { "a.py": file(A) });
  lab.revert("r1", 1, "o", { "a.py": file(A.slice(20)) });
  lab.revert("r2", 2, "o", { "a.py": null });
  const { of } = await lab.read();
  expect(of("o")).toEqual({ reverted: 50 });
  expect(of("r1")).toEqual({ revert: 20 });
  expect(of("r2")).toEqual({ revert: 30 });
});

test("a re-land of a part with new lines brings back that part, and the new lines are new", async () => {
  const lab = LedgerLab.create();
  lab.land("o", 0, { "a.py": file(A) });
  lab.revert("r1", 1, "o", { "a.py": null });
  lab.revert("r2", 2, "r1", { "a.py": file(A.slice(0, 30), code("b", 1, 10)) });
  const { of } = await lab.read();
  expect(of("o")).toEqual({ reverted: 20, net: 30 });
  expect(of("r1")).toEqual({ revert: 50 });
  expect(of("r2")).toEqual({ revert: 30, net: 10 });
});

test("a copied revert reverts the copy on its own branch", async () => {
  const lab = LedgerLab.create();
  lab.branch("release/1.0").on("main");
  lab.land("o", 0, { "a.py": file(A.slice(0, 40)) });
  lab.on("release/1.0").pick("o2", 1, "o", { "a.py": file(A.slice(0, 40)) });
  lab.on("main").revert("r", 2, "o", { "a.py": null });
  const body = `This reverts commit ${lab.sha("o")}.\n`;
  lab.on("release/1.0").pick("r2", 3, "r", { "a.py": null }, { title: 'Revert "Work called o"', body });
  const { of } = await lab.read();
  expect(of("o")).toEqual({ reverted: 40 });
  expect(of("r")).toEqual({ revert: 40 });
  expect(of("o2")).toEqual({ reverted: 40 });
  expect(of("r2")).toEqual({ revert: 40 });
});

test("a change picked again onto its own branch after its revert is a re-land", async () => {
  const lab = LedgerLab.create();
  lab.land("o", 0, { "a.py": file(A.slice(0, 40)) });
  lab.revert("r", 1, "o", { "a.py": null });
  lab.pick("o2", 2, "o", { "a.py": file(A.slice(0, 40)) });
  const { of, edges } = await lab.read();
  expect(of("o")).toEqual({ net: 40 });
  expect(of("r")).toEqual({ revert: 40 });
  expect(of("o2")).toEqual({ revert: 40 });
  expect(edges).toEqual(["r → o: revert R1 40", "o2 → o: reland D1 40"]);
});

test("the same change landed again on its branch without a word is a re-land by its content", async () => {
  const lab = LedgerLab.create();
  lab.land("o", 0, { "a.py": file(A.slice(0, 40)) });
  lab.revert("r", 1, "o", { "a.py": null });
  lab.land("again", 2, { "a.py": file(A.slice(0, 40)) });
  const { of } = await lab.read();
  expect(of("o")).toEqual({ net: 40 });
  expect(of("again")).toEqual({ revert: 40 });
});

test("a revert of lines that had been rewritten loses the rewrite and what it replaced", async () => {
  const lab = LedgerLab.create();
  const rewrite = code("c", 1, 6);
  lab.land("o", 0, { "a.py": file(A.slice(0, 10)) });
  lab.land("c", 5, { "a.py": file(rewrite, A.slice(6, 10)) });
  lab.revert("r", 9, "o", { "a.py": null });
  const { of } = await lab.read();
  expect(of("o")).toEqual({ reverted: 4, non_surviving: 6 });
  expect(of("c")).toEqual({ non_surviving: 6, rework: 6 });
  expect(of("r")).toEqual({ revert: 4, non_surviving: 6 });
});

test("reverting a rewrite gives the lines before it their births back", async () => {
  const lab = LedgerLab.create();
  lab.land("o", 0, { "a.py": file(A.slice(0, 10)) });
  lab.land("c", 5, { "a.py": file(code("c", 1, 6), A.slice(6, 10)) });
  lab.revert("r", 9, "c", { "a.py": file(A.slice(0, 10)) });
  lab.land("late", 25, { "a.py": file(code("d", 1, 6), A.slice(6, 10)) });
  const { of, lives } = await lab.read();
  expect(of("c")).toEqual({ reverted: 12 });
  expect(of("r")).toEqual({ revert: 12 });
  expect(of("o")).toEqual({ net: 10 });
  expect(of("late")).toEqual({ net: 12 });
  expect(lives("o")).toEqual({ born: 10, deaths: { 5: 0, 25: 6 } });
});

test("reverting a deletion brings the deleted lines back to life", async () => {
  const lab = LedgerLab.create();
  lab.land("o", 0, { "a.py": file(A.slice(0, 10)) });
  lab.land("d", 5, { "a.py": file(A.slice(4, 10)) });
  lab.revert("r", 6, "d", { "a.py": file(A.slice(0, 10)) });
  const { of } = await lab.read();
  expect(of("d")).toEqual({ reverted: 4 });
  expect(of("r")).toEqual({ revert: 4 });
  expect(of("o")).toEqual({ net: 10 });
});

test("landing a reverted deletion again loses the lines again", async () => {
  const lab = LedgerLab.create();
  lab.land("o", 0, { "a.py": file(A.slice(0, 10)) });
  lab.land("d", 5, { "a.py": file(A.slice(4, 10)) });
  lab.revert("r", 6, "d", { "a.py": file(A.slice(0, 10)) });
  lab.revert("r2", 7, "r", { "a.py": file(A.slice(4, 10)) });
  const { of } = await lab.read();
  expect(of("o")).toEqual({ non_surviving: 4, net: 6 });
  expect(of("d")).toEqual({ non_surviving: 4 });
  expect(of("r")).toEqual({ revert: 4 });
  expect(of("r2")).toEqual({ revert: 4 });
});

test("a line that the revert puts elsewhere is new there: each atom of the target flips once", async () => {
  const lab = LedgerLab.create();
  const others = code("z", 1, 20);
  lab.land("before", -30, { "a.py": file(others) });
  lab.land("o", 0, { "a.py": file(A.slice(0, 3), others) });
  lab.revert("r", 3, "o", { "a.py": file(others, A.slice(0, 1)) });
  const { of } = await lab.read();
  expect(of("o")).toEqual({ reverted: 3 });
  expect(of("r")).toEqual({ revert: 3, net: 1 });
});

test("lines that were moved or whose file was renamed are reverted and re-landed where they stand", async () => {
  const lab = LedgerLab.create();
  const z = code("z", 1, 50);
  lab.land("o", 0, { "a.py": file(A), "move.py": file(code("m", 1, 9)), "z.py": file(z) });
  lab.land("away", 1, {
    "a.py": null,
    "deep/b.py": file(A),
    "move.py": null,
    "z.py": file(z, code("m", 1, 9)),
  });
  lab.revert("r", 2, "o", { "deep/b.py": null, "z.py": file(z) });
  lab.revert("again", 3, "r", { "deep/b.py": file(A), "z.py": file(z, code("m", 1, 9)) });
  const { of, edges, lives } = await lab.read();
  expect(edges).toEqual(["r → o: revert R1 59", "again → o: reland R1 59"]);
  expect([of("o"), of("r"), of("again")]).toEqual([{ net: 109 }, { revert: 59 }, { revert: 59 }]);
  expect(lives("o")).toEqual({ born: 109, deaths: { 2: 0 } });
});

test("a revert that a release branch had first is a revert on the landing branch too, not new work", async () => {
  const lab = LedgerLab.create();
  lab.land("start", -200, { "a.py": file(code("base", 1, 20)) });
  lab.land("o", 1, { "o.py": file(code("o", 1, 30)) });
  lab.branch("release/1.0");
  lab.revert("early", 2, "o", { "o.py": null });
  lab.on("main").revert("r", 3, "o", { "o.py": null });
  const { of } = await lab.read();
  expect(of("o")).toEqual({ reverted: 30 });
  expect(of("early")).toEqual({ revert: 30 });
  expect(of("r")).toEqual({ revert: 30 });
});
