import { expect, test } from "vitest";
import { code, file, rewritten } from "../../support/code-lines.ts";
import { LedgerLab } from "../../support/ledger-lab.ts";
import { runLedger } from "../../support/run-ledger.ts";

const A = code("a", 1, 30);

test("a branch that is first seen after its parent went on has the lines from where it left", async () => {
  const lab = LedgerLab.create();
  lab.land("o", 0, { "a.py": file(A), "b.py": file(code("b", 1, 20)) });
  lab.land("shrink", 1, { "a.py": file(A.slice(0, 3)) });
  lab.land("more", 2, { "c.py": file(code("c", 1, 5)) });
  const first = await runLedger(lab.repo.path);
  lab.branch("release/1.0", "o");
  lab.land("fix", 3, { "a.py": file(rewritten(A, 20, 25)) });
  const grown = await runLedger(lab.repo.path, first);
  const { of } = await lab.read();
  expect(of("fix")).toEqual({ rework: 12 });
  expect(grown.entries).toEqual((await runLedger(lab.repo.path)).entries);
});

test("a branch that grows from the latest change is read on without beginning anew", async () => {
  const lab = LedgerLab.create();
  lab.land("o", 0, { "a.py": file(A) });
  const first = await runLedger(lab.repo.path);
  lab.branch("release/1.0");
  lab.land("fix", 3, { "a.py": file(rewritten(A, 20, 25)) });
  lab.on("main").land("other", 4, { "a.py": file(A.slice(0, 3)) });
  const grown = await runLedger(lab.repo.path, first);
  expect(grown.continued).toBe(true);
  expect(grown.entries).toEqual((await runLedger(lab.repo.path)).entries);
});

test("a line that was landed again dies once, however long ago it was landed", async () => {
  const lab = LedgerLab.create();
  lab.land("o", 0, { "a.py": file(A) });
  lab.revert("r", 1, "o", { "a.py": null });
  lab.revert("again", 2, "r", { "a.py": file(A) });
  lab.land("later", 150, { "b.py": file(code("b", 1, 4)) });
  lab.land("away", 300, { "a.py": file(A.slice(0, 10)) });
  const { lives } = await lab.read();
  expect(lives("o")).toEqual({ born: 30, deaths: { 1: 0, 300: 20 } });
  expect(lives("again")).toEqual({ born: 0, deaths: {} });
});

test("a branch that was only ever moved along another one begins where it last stood", async () => {
  const lab = LedgerLab.create();
  lab.land("o", 0, { "a.py": file(A) });
  lab.branch("production").on("main");
  lab.land("shrink", 1, { "a.py": file(A.slice(0, 3)) });
  const first = await runLedger(lab.repo.path);
  lab.repo.setRef("refs/heads/production", "refs/heads/main");
  lab.on("production").land("hotfix", 2, { "a.py": file(A.slice(0, 2), code("hot", 1, 1)) });
  const grown = await runLedger(lab.repo.path, first);
  expect(grown.continued).toBe(true);
  expect(grown.entries).toEqual((await runLedger(lab.repo.path)).entries);
  expect((await lab.read()).of("hotfix")).toEqual({ rework: 2 });
});
