import { expect, test } from "vitest";
import { code, file, rewritten } from "../../support/code-lines.ts";
import { LedgerLab } from "../../support/ledger-lab.ts";

const workflow = (...steps: readonly string[]) => file(["on: push", "jobs:", ...steps]);
const story = {
  items: [{ says: "work", reportedAt: 0, components: [] }],
  isUpkeep: false,
  workKind: null,
} as const;

test("three lines added to a workflow and two removed are small upkeep", async () => {
  const lab = LedgerLab.create();
  const path = ".github/workflows/ci.yml";
  lab.land("before", -300, { [path]: workflow("  one: a", "  two: b") });
  lab.land("ci", 1, { [path]: workflow("  uno: c", "  due: d", "  tre: e") }, { title: "chore: say more" });
  const { of, groups } = await lab.read();
  expect(of("ci")).toEqual({ maintenance_low: 5 });
  expect(groups("ci")).toEqual([`${path}: maintenance_low small-upkeep +3 -2 []`]);
});

test("a decision record is work, a line of a plain document is small upkeep, eleven are not", async () => {
  const lab = LedgerLab.create();
  lab.land("adr", 1, { "docs/adr/0007.md": file(code("why", 1, 60)) });
  lab.land("short-adr", 2, { "docs/adr/0008.md": file(code("short", 1, 6)) });
  lab.land("ten", 3, { "docs/how.md": file(code("ten", 1, 10)) });
  lab.land("eleven", 4, { "docs/why.md": file(code("eleven", 1, 11)) });
  const { of } = await lab.read();
  expect(of("adr")).toEqual({ net: 60 });
  expect(of("short-adr")).toEqual({ net: 6 });
  expect(of("ten")).toEqual({ maintenance_low: 10 });
  expect(of("eleven")).toEqual({ net: 11 });
});

test("one line of access rights, a migration and the description of an interface reach far", async () => {
  const lab = LedgerLab.create();
  lab.land("before", -300, { "infra/iam.tf": file(['role = "a"']), "openapi.yaml": file(["a: 1"]) });
  lab.land("iam", 1, { "infra/iam.tf": file(['role = "b"']) }, { title: "chore: let b in" });
  lab.land("table", 2, { "db/migrations/2.sql": file(["ALTER TABLE t ADD c int;"]) });
  lab.land("interface", 3, { "openapi.yaml": file(["a: 2"]) });
  const { of } = await lab.read();
  expect(of("iam")).toEqual({ net: 2 });
  expect(of("table")).toEqual({ net: 1 });
  expect(of("interface")).toEqual({ net: 2 });
});

test("code is upkeep only where a title or a label says so, and never for a story", async () => {
  const lab = LedgerLab.create();
  lab.land("code", 1, { "src/a.py": file(code("a", 1, 4)) });
  lab.land("chore", 2, { "src/b.py": file(code("b", 1, 4)) }, { title: "chore: b" });
  lab.land("labelled", 3, { "src/c.py": file(code("c", 1, 4)) });
  lab.land("story", 4, { "setup.cfg": file(code("d", 1, 4)) }, { title: "chore: d" });
  lab.land("large", 5, { "src/e.py": file(code("e", 1, 11)) }, { title: "chore: e" });
  const { of } = await lab.read({ labelled: { items: [], isUpkeep: true, workKind: null }, story });
  expect(of("code")).toEqual({ net: 4 });
  expect(of("chore")).toEqual({ maintenance_low: 4 });
  expect(of("labelled")).toEqual({ maintenance_low: 4 });
  expect(of("story")).toEqual({ net: 4 });
  expect(of("large")).toEqual({ net: 11 });
});

test("only what other classes leave is counted, and a later revert takes it back", async () => {
  const lab = LedgerLab.create();
  const lock = code("lock", 1, 40);
  lab.land("before", -300, { "package-lock.json": file(lock), "setup.cfg": file(["a = 1"]) });
  lab.land("small", 1, { "package-lock.json": file(rewritten(lock, 1, 40)), "setup.cfg": file(["a = 2"]) });
  lab.land("gone", 2, { "setup.cfg": file(["a = 2", "value_of_b = compute(1)"]) });
  lab.revert("undo", 3, "gone", { "setup.cfg": file(["a = 2"]) });
  const { of } = await lab.read();
  expect(of("small")).toEqual({ generated: 80, maintenance_low: 2 });
  expect(of("gone")).toEqual({ reverted: 1 });
  expect(of("undo")).toEqual({ revert: 1 });
});
