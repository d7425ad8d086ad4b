import { expect, test } from "vitest";
import { code, file } from "../../support/code-lines.ts";
import { foldTeams } from "../../support/fold-teams.ts";
import { LedgerLab } from "../../support/ledger-lab.ts";

const P = code("p", 1, 10);
const keep = code("keep", 1, 30);

/** Ten lines, thrown away ten days later. */
function thrownAway(): LedgerLab {
  const lab = LedgerLab.create();
  lab.land("start", -100, { "p.py": file(keep) });
  lab.land("o", 0, { "p.py": file(keep, P) });
  lab.land("c", 10, { "p.py": file(keep), "b.py": file(code("b", 1, 3)) });
  return lab;
}

test("own lines thrown away after ten days did not survive, on both sides", async () => {
  const { of, lives } = await thrownAway().read();
  expect([of("o"), of("c")]).toEqual([{ non_surviving: 10 }, { non_surviving: 10, net: 3 }]);
  expect(lives("o")).toEqual({ born: 10, deaths: { 10: 10 } });
});

test("another team's clean-up is net, and what it cleaned up did not survive", async () => {
  const of = await foldTeams(thrownAway(), { c: 1 });
  expect([of("o"), of("c")]).toEqual([{ non_surviving: 10 }, { net: 13 }]);
});

test.each([
  [30, { non_surviving: 10 }],
  [31, { net: 10 }],
])("lines removed after %i days", async (day, expected) => {
  const lab = LedgerLab.create();
  lab.land("start", -100, { "p.py": file(keep) });
  lab.land("o", 0, { "p.py": file(keep, P) });
  lab.land("c", day, { "p.py": file(keep), "b.py": file(code("b", 1, 3)) });
  expect((await lab.read()).of("o")).toEqual(expected);
});

test("a replaced line is lost with its rewrite while it is young itself", async () => {
  const lab = LedgerLab.create();
  lab.land("start", -100, { "p.py": file(keep) });
  lab.land("o", 0, { "p.py": file(keep, P) });
  lab.land("c", 20, { "p.py": file(keep, code("again", 1, 10)) });
  lab.land("away", 35, { "p.py": file(keep), "b.py": file(code("b", 1, 3)) });
  const { of } = await lab.read();
  expect(of("c")).toEqual({ non_surviving: 10, rework: 10 });
  expect(of("o")).toEqual({ net: 10 });
});

test("a revert that takes a rewrite out and leaves the place empty loses what stood there before", async () => {
  const lab = LedgerLab.create();
  lab.land("start", -100, { "p.py": file(keep) });
  lab.land("o", 0, { "p.py": file(keep, P) });
  lab.land("c", 5, { "p.py": file(keep, code("again", 1, 6), P.slice(6)) });
  const body = `This reverts commit ${lab.sha("c")}.\nThis reverts commit ${lab.sha("o")}.`;
  lab.land("r", 9, { "p.py": file(keep) }, { title: "Take the idea back", body });
  const { of } = await lab.read();
  expect(of("o")).toEqual({ reverted: 4, non_surviving: 6 });
  expect(of("c")).toEqual({ reverted: 6, rework: 6 });
  expect(of("r")).toEqual({ revert: 10 });
});

test("a line dies when it is rewritten, but not when it is moved or formatted", async () => {
  const lab = LedgerLab.create();
  lab.land("o", 0, { "p.py": file(P) });
  lab.land("format", 3, { "p.py": file(P.map((line) => `  ${line}`)) });
  lab.land("rename", 4, { "p.py": null, "q.py": file(P.map((line) => `  ${line}`)) });
  lab.land("rewrite", 7, {
    "q.py": file(
      P.slice(0, 9).map((line) => `  ${line}`),
      ["  other = line(10)"],
    ),
  });
  const { of, lives } = await lab.read();
  expect(of("rename")).toEqual({});
  expect(lives("o")).toEqual({ born: 10, deaths: { 7: 1 } });
});

test("the lives of the lines of one month come out as they were written", async () => {
  const lab = LedgerLab.create();
  const files = (gone: number) => {
    const texts = [1, 2, 3, 4].map(
      (k) => [`c${k}.py`, k <= gone ? null : file(code(`c${k}`, 1, 4))] as const,
    );
    return Object.fromEntries(texts);
  };
  lab.land("o", 0, files(0));
  lab.land("d5", 5, { "c4.py": null, "x.py": file(code("x", 1, 2)) });
  lab.land("d12", 12, { "c2.py": file(code("c2", 1, 2)), "y.py": file(code("y", 1, 2)) });
  lab.land("end", 31, { "z.py": file(code("z", 1, 1)) });
  const { lives } = await lab.read();
  expect(lives("o")).toEqual({ born: 16, deaths: { 5: 4, 12: 2 } });
});
