import { expect, test } from "vitest";
import { RestingFiles } from "@/lib/ledger/carried/resting-files.ts";
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

test("reading again what has not changed books nothing, links nothing and counts no line twice", async () => {
  const lab = LedgerLab.create();
  lab.land("o", 0, { "a.py": file(A) });
  lab.revert("r", 1, "o", { "a.py": null });
  const first = await runLedger(lab.repo.path);
  const again = await runLedger(lab.repo.path, first);
  expect(again.continued).toBe(true);
  expect(again.entries).toEqual(first.entries);
  expect(again.edges).toEqual(first.edges);
  expect(again.lives).toEqual(first.lives);
  expect(again.end.groups).toEqual([]);
});

test("read on every day, a history gives the books of one reading, first reports and adjustments alike", async () => {
  const lab = LedgerLab.create();
  const days: (() => void)[] = [
    () => lab.land("o", 0, { "a.py": file(A) }),
    () => lab.branch("release/1.0").land("early", 1, { "fix.py": file(code("fix", 1, 8)) }),
    () => lab.on("main").land("c", 5, { "a.py": file(rewritten(A, 1, 6)) }),
    () => lab.pick("forward", 6, "early", { "fix.py": file(code("fix", 1, 8)) }),
    () => lab.revert("r", 9, "c", { "a.py": file(A) }),
    () => lab.land("away", 20, { "a.py": file(A.slice(0, 12)) }),
    () => lab.revert("undo", 21, "away", { "a.py": file(A) }),
    () => lab.land("late", 230, { "z.py": file(code("z", 1, 3)) }),
    () => lab.revert("old", 240, "o", { "a.py": null }),
  ];
  let run: Awaited<ReturnType<typeof runLedger>> | null = null;
  for (const day of days) {
    day();
    run = await runLedger(lab.repo.path, run);
    expect(run.continued || run.changes.length <= 2).toBe(true);
  }
  const once = await runLedger(lab.repo.path);
  expect(run?.entries).toEqual(once.entries);
  expect(run?.groups).toEqual(once.groups);
  expect(run?.lives).toEqual(once.lives);
  expect(run?.end.liveLines).toEqual(once.end.liveLines);
});

test("only a change that landed before the latest known one makes a reading begin anew", async () => {
  const lab = LedgerLab.create();
  lab.land("o", 0, { "a.py": file(A) });
  lab
    .branch("release/1.0")
    .on("main")
    .land("c", 5, { "a.py": file(rewritten(A, 1, 6)) });
  const first = await runLedger(lab.repo.path);
  lab.on("release/1.0").land("after", 6, { "a.py": file(rewritten(A, 20, 25)) });
  const grown = await runLedger(lab.repo.path, first);
  expect(grown.continued).toBe(true);
  expect(grown.entries).toEqual((await runLedger(lab.repo.path)).entries);
  // What is pushed last is not always what was committed last: it belongs before a change that was read already.
  lab.branch("release/0.9", "o").land("late", 3, { "a.py": file(A.slice(0, 12)) });
  const late = await runLedger(lab.repo.path, grown);
  expect(late.continued).toBe(false);
  expect(late.entries).toEqual((await runLedger(lab.repo.path)).entries);
});

test("a line of history that rested while others went on is there when it is needed again", async () => {
  const lab = LedgerLab.create();
  lab.land("o", 0, { "a.py": file(A), "b.py": file(code("b", 1, 20)) });
  lab.branch("release/1.0").land("first", 1, { "b.py": file(rewritten(code("b", 1, 20), 1, 4)) });
  lab.on("main").land("c", 2, { "a.py": file(rewritten(A, 1, 6)) });
  let run = await runLedger(lab.repo.path);
  lab.land("d", 50, { "a.py": file(A.slice(0, 20)) });
  run = await runLedger(lab.repo.path, run);
  expect(run.end.carried.fold.branches.get("release/1.0")?.files).toBeInstanceOf(RestingFiles);
  lab.on("release/1.0").land("again", 52, { "b.py": file(rewritten(code("b", 1, 20), 1, 4).slice(0, 3)) });
  run = await runLedger(lab.repo.path, run);
  expect(run.continued).toBe(true);
  expect(run.entries).toEqual((await runLedger(lab.repo.path)).entries);
});

test("a reading begins anew where births of a line of history are lost, or cannot be read", async () => {
  const lab = LedgerLab.create();
  lab.land("o", 0, { "a.py": file(A) });
  const first = await runLedger(lab.repo.path);
  lab.land("c", 5, { "a.py": file(rewritten(A, 1, 6)) });
  const once = await runLedger(lab.repo.path);
  const lines = [...first.carried.keys()].filter((name) => name.startsWith("lines/"));
  expect(lines).toHaveLength(1);
  for (const held of [[], [[lines[0] ?? "", Uint8Array.of(1, 2, 3)] as const]]) {
    const rest = [...first.carried].filter(([name]) => !lines.includes(name));
    const grown = await runLedger(lab.repo.path, { ...first, carried: new Map([...rest, ...held]) });
    expect(grown.continued).toBe(false);
    expect(grown.entries).toEqual(once.entries);
  }
});
