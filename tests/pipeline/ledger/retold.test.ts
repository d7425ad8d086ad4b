import { expect, test } from "vitest";
import type { ToldItem, ToldWork } from "@/lib/model/told-work.ts";
import { code, file, rewritten } from "../../support/code-lines.ts";
import { LedgerLab } from "../../support/ledger-lab.ts";
import { type LedgerRun, runLedger } from "../../support/run-ledger.ts";

const REPORTED = 1_800_000_000;
const work = (...says: ToldItem["says"][]): ToldWork => ({
  items: says.map((each) => ({ says: each, reportedAt: REPORTED, components: [] })),
  isUpkeep: false,
  workKind: null,
});

/** A lab and a way to read it as a database would: going on from the last reading, with what hosts tell by then. */
function told(lab: LedgerLab) {
  const byId = (names: Readonly<Record<string, ToldWork>>) =>
    new Map(Object.entries(names).map(([name, each]) => [`push:${lab.sha(name)}`, each]));
  return {
    read: (before: LedgerRun | null, names: Readonly<Record<string, ToldWork>>) =>
      runLedger(lab.repo.path, before, null, byId(names)),
    of: (run: LedgerRun, name: string) => {
      const classes = Object.entries(run.classes.get(`push:${lab.sha(name)}`) ?? {});
      return Object.fromEntries(classes.filter(([, atoms]) => atoms !== 0));
    },
    entriesOf: (run: LedgerRun, name: string) =>
      run.entries
        .filter(({ change }) => change === `push:${lab.sha(name)}`)
        .map(
          ({ class: kind, atoms, cause, change }) => `${kind} ${atoms}${cause === change ? "" : " later"}`,
        ),
  };
}

function small(): LedgerLab {
  const lab = LedgerLab.create();
  const lines = code("bug", 1, 15);
  lab.land("before", 0, { "src/bug.py": file(lines) });
  lab.land("fix", 40, { "src/bug.py": file(rewritten(lines, 6, 10), code("guard", 1, 5)) });
  lab.land("config", 41, { "setup.cfg": file(["a = 1"]) });
  return lab;
}

test("a link that comes later restates its change in pairs, and nothing is folded again", async () => {
  const lab = small();
  const { read, of, entriesOf } = told(lab);
  const first = await read(null, {});
  expect(of(first, "fix")).toEqual({ net: 15 });
  const linked = await read(first, { fix: work("corrective", "work"), config: work("work") });
  expect(linked.continued).toBe(true);
  expect(of(linked, "fix")).toEqual({ corrective_own: 8, net: 7 });
  expect(entriesOf(linked, "fix")).toEqual(["net 15", "corrective_own 8", "net -8"]);
  expect(entriesOf(linked, "config")).toEqual(["maintenance_low 1", "maintenance_low -1", "net 1"]);
  const retyped = await read(linked, { fix: work("work", "work"), config: work("work") });
  expect(retyped.continued).toBe(true);
  expect(of(retyped, "fix")).toEqual({ net: 15 });
  expect(entriesOf(retyped, "fix").slice(3)).toEqual(["corrective_own -8", "net 8"]);
  const again = await read(retyped, { fix: work("work", "work"), config: work("work") });
  expect(again.entries).toEqual(retyped.entries);
});

test("what a change was for follows the type of what is linked, and its title where nothing is", async () => {
  const lab = small();
  const { read } = told(lab);
  const kindOf = (run: LedgerRun) =>
    run.changes.find(({ planned }) => planned.mergeSha === lab.sha("fix"))?.workKind;
  const first = await read(null, {});
  const linked = await read(first, { fix: { ...work("work"), workKind: "feature" } });
  const retyped = await read(linked, { fix: { ...work("corrective"), workKind: "fix" } });
  const unlinked = await read(retyped, {});
  expect([first, linked, retyped, unlinked].map(kindOf)).toEqual(["unknown", "feature", "fix", "unknown"]);
  expect(unlinked.continued).toBe(true);
  const once = await read(null, { fix: { ...work("work"), workKind: "feature" } });
  expect(kindOf(once)).toBe("feature");
});

test("what is told later gives the books and the lines of one reading that knew it from the start", async () => {
  const lab = small();
  const { read } = told(lab);
  const names = { fix: work("corrective", "work"), config: work("work") };
  const first = await read(null, {});
  const own = code("bug", 1, 15);
  lab.revert("undo", 42, "fix", { "src/bug.py": file(own) });
  lab.land("config-2", 43, { "setup.cfg": file(["a = 2"]) });
  const second = await read(await read(first, names), names);
  const once = await read(null, names);
  expect(second.continued).toBe(true);
  expect(second.groups).toEqual(once.groups);
  expect(second.lives).toEqual(once.lives);
  expect(second.edges).toEqual(once.edges);
  const sums = (run: LedgerRun) =>
    [...run.classes].map(([id, classes]) => [id, Object.entries(classes).filter(([, atoms]) => atoms !== 0)]);
  expect(new Map(sums(second) as [string, unknown][])).toEqual(new Map(sums(once) as [string, unknown][]));
});

test("work that is told of a change which nothing restates any more makes a reading begin anew", async () => {
  const lab = small();
  lab.land("late", 400, { "src/other.py": file(code("late", 1, 12)) });
  const { read, of } = told(lab);
  const first = await read(null, {});
  const second = await read(first, { fix: work("corrective") });
  expect(second.continued).toBe(false);
  expect(of(second, "fix")).toEqual({ corrective_own: 15 });
});
