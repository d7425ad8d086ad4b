import { expect, test } from "vitest";
import type { KnownPull } from "@/lib/model/known-pull.ts";
import { code, file } from "../../support/code-lines.ts";
import { LedgerLab } from "../../support/ledger-lab.ts";
import { runLedger } from "../../support/run-ledger.ts";

const A = code("a", 1, 30);
const B = code("b", 1, 20);

/** Pull requests 1, 2 and 3, landed by squash; the first one more than half a year before the last change. */
function shop() {
  const lab = LedgerLab.create();
  lab.land("one", 0, { "a.py": file(A) }, { title: "Add prices (#1)" });
  lab.land("two", 200, { "b.py": file(B) }, { title: "Add tills (#2)" });
  lab.land("three", 210, { "README.md": "More.\n" }, { title: "docs: say more (#3)" });
  return lab;
}

const TITLES = ["Add prices", "Add tills", "docs: say more"];
const SHAS = ["one", "two", "three"];

/** What a host tells of them, under these titles. */
const told = (lab: LedgerLab, titles: readonly string[]): KnownPull[] =>
  titles.map((title, at) => ({
    number: at + 1,
    state: "merged",
    title,
    headBranch: `work-${at}`,
    headSha: null,
    mergeSha: lab.sha(SHAS[at] ?? ""),
    openedAt: 1_700_000_000,
    mergedAt: null,
    author: { name: "@ada", email: "11+ada@users.noreply.github.com" },
  }));

async function retold(lab: LedgerLab, titles: readonly string[], grow: () => unknown = () => undefined) {
  const first = await runLedger(lab.repo.path, null, told(lab, TITLES));
  grow();
  const pulls = told(lab, titles);
  const run = await runLedger(lab.repo.path, first, pulls);
  const once = await runLedger(lab.repo.path, null, pulls);
  expect(run.changes).toEqual(once.changes);
  expect(run.entries).toEqual(once.entries);
  expect(run.edges).toEqual(once.edges);
  expect(run.groups).toEqual(once.groups);
  expect(run.lives).toEqual(once.lives);
  const next = await runLedger(lab.repo.path, run, pulls);
  expect(next.continued, "told twice is told once").toBe(true);
  expect(next.end.retitled).toEqual([]);
  return run;
}

test("a title that is edited after the merge renames its change and nothing is folded again", async () => {
  const run = await retold(shop(), ["feat: prices", "Add the tills", "Say more"]);
  expect(run.continued).toBe(true);
  expect(run.end.retitled).toEqual([
    { id: "pr:1", title: "feat: prices", workKind: "feature" },
    { id: "pr:2", title: "Add the tills", workKind: "unknown" },
    { id: "pr:3", title: "Say more", workKind: "docs" },
  ]);
});

test("a change that is called otherwise is found under its new name by what undoes it afterwards", async () => {
  const lab = shop();
  const undo = () => lab.land("undo", 215, { "b.py": null }, { title: 'Revert "Open tills"' });
  const run = await retold(lab, ["Add prices", "Open tills", "docs: say more"], undo);
  expect(run.continued).toBe(true);
  expect(run.edges.map(({ kind, to, rule }) => [kind, to, rule])).toEqual([["revert", "pr:2", "R3"]]);
});

test("two changes that are called alike afterwards are told apart by their order", async () => {
  const lab = shop();
  const undo = () => lab.land("undo", 215, { "README.md": "A project.\n" }, { title: 'Revert "Same"' });
  const run = await retold(lab, ["Add prices", "Same", "Same"], undo);
  expect(run.continued).toBe(true);
  expect(run.edges.map(({ kind, to, rule }) => [kind, to, rule])).toEqual([["revert", "pr:3", "R3"]]);
});

test.each([
  ["says that it undoes another one", ["Add prices", "Add tills", 'Revert "Add tills"']],
  ["says that it carries others on", ["Add prices", "Sync tills", "docs: say more"]],
  ["speaks of a version", ["Add prices", "Add tills of version 2", "docs: say more"]],
])("a title that %s is read anew: by it the change is booked otherwise", async (_, titles) => {
  expect((await retold(shop(), titles)).continued).toBe(false);
});

test("the title of a change that was undone by its name is read anew", async () => {
  const lab = shop();
  lab.land("undo", 215, { "b.py": null }, { title: 'Revert "Add tills"' });
  const run = await retold(lab, ["Add prices", "Open tills", "docs: say more"]);
  expect(run.continued).toBe(false);
});
