import type { Db } from "@/lib/core/db.ts";
import { type Tx, withOrg } from "@/lib/core/db.ts";
import { applySaid } from "@/lib/ledger/corrections/apply-said.ts";
import * as ledger from "@/lib/ledger/store.ts";
import { replaceFactCells } from "@/lib/metrics/store.ts";
import type { OwnedGroup } from "@/lib/model/ledger.ts";
import { LEDGER_CLASSES, type LedgerClass } from "@/lib/model/ledger-class.ts";
import type { RepoScope } from "@/lib/model/repo-scope.ts";
import { replaceChangeCommits, upsertChanges, upsertIdentities } from "@/lib/normalized/store.ts";
import { correctChange, type NewCorrection } from "@/lib/settings/corrections/correct-change.ts";
import { changeRow, compositionOf, entryOf, MONDAY, ORG } from "./stored-rows.ts";

const PERSON = "018f0000-0000-7000-8000-0000000000b1";
export const REASON = "The generator writes it";
export const WHO = { orgId: ORG, userId: PERSON, now: new Date("2026-05-01T10:00:00.700Z") };
export const LATER = { ...WHO, now: new Date("2026-05-02T10:00:00Z") };

/** Atoms of a file, all added. */
export const groupOf = (change: string, path: string, name: LedgerClass, added: number): OwnedGroup => ({
  change,
  path,
  class: name,
  rule: "test",
  added,
  removed: 0,
  confidence: 1,
  refs: [],
  service: null,
});

/** Four small changes of one week, and what people may say of them. */
export function saidLab(db: Db) {
  const inOrg = <T>(work: (tx: Tx) => Promise<T>) => withOrg(db, ORG, work);
  return {
    inOrg,
    fill: (scope: RepoScope) => inOrg((tx) => fill(tx, scope)),
    correct: (asked: NewCorrection, by = WHO) => inOrg((tx) => correctChange(tx, by, asked)),
    /** Lets what was said count; answers the changes that this moved. */
    count: (scope: RepoScope, changes: string[] | null = null) =>
      inOrg(async (tx) => {
        const moved = await applySaid(tx, { ...scope, changes });
        await replaceFactCells(tx, { ...scope, asOf: MONDAY, weeks: null });
        return moved.toSorted();
      }),
    /** Sums of the books of each change by class, without what sums to nothing. */
    books: (scope: RepoScope) =>
      inOrg(async (tx) => {
        const { rows } = await tx.query<{ id: string; class: string; atoms: number }>(
          `SELECT change_id AS id, class, sum(atoms)::int AS atoms FROM ledger_entry WHERE repo_id = $1
           GROUP BY 1, 2 HAVING sum(atoms) <> 0 ORDER BY 1, 2`,
          [scope.repoId],
        );
        return rows.map(({ id, class: name, atoms }) => `${id} ${name} ${atoms}`);
      }),
    /** Composition, changes, gross and net of each cell; `!` where its classes do not sum to gross. */
    facts: (scope: RepoScope) =>
      inOrg(async (tx) => {
        const { rows } = await tx.query<Record<string, number | string>>(
          "SELECT * FROM fact_cell WHERE repo_id = $1 ORDER BY composition",
          [scope.repoId],
        );
        return rows.map((row) => {
          const sum = LEDGER_CLASSES.reduce((all, name) => all + Number(row[name]), 0);
          const { composition, changes, gross, net } = row;
          return `${composition} ${changes} ${gross} ${net}${sum === gross ? "" : "!"}`;
        });
      }),
    entries: (scope: RepoScope) =>
      inOrg(async (tx) => {
        const { rows } = await tx.query<{ n: number }>(
          "SELECT count(*)::int AS n FROM ledger_entry WHERE repo_id = $1",
          [scope.repoId],
        );
        return rows[0]?.n;
      }),
  };
}

async function fill(tx: Tx, scope: RepoScope): Promise<void> {
  const people = [
    { email: "bot@acme.test", name: "Builder", kind: "human" },
    { email: "7+octo@users.noreply.github.com", name: "Octo", kind: "human" },
  ] as const;
  const ids = await upsertIdentities(tx, ORG, people);
  const byBot = { authorIdentity: ids.get("bot@acme.test") ?? null };
  await upsertChanges(tx, scope, [
    changeRow("a", MONDAY, { gross: 60, title: "chore: sync" }),
    changeRow("b", MONDAY, { position: 1, gross: 40, ...byBot }),
    changeRow("c", MONDAY, { position: 2, gross: 10 }),
    changeRow("e", MONDAY, { position: 3, gross: 0 }),
  ]);
  await ledger.appendEntries(tx, scope, [
    entryOf("a", "net", 50),
    entryOf("a", "generated", 10),
    entryOf("b", "net", 40),
    entryOf("c", "net", 10),
  ]);
  const ofA = [
    groupOf("a", "src/x.ts", "net", 30),
    groupOf("a", "src/x.ts", "generated", 10),
    groupOf("a", "docs/y.md", "net", 20),
  ];
  const all = [...ofA, groupOf("b", "src/z.ts", "net", 40), groupOf("c", "vendor/v.js", "net", 10)];
  await ledger.replaceAtomGroups(tx, scope, ["a", "b", "c"], all);
  await ledger.upsertCompositions(
    tx,
    scope,
    ["a", "b", "c", "e"].map((id) => [id, compositionOf("unknown", 10, null)] as const),
  );
  const octo = ids.get("7+octo@users.noreply.github.com") ?? null;
  const commit = { subject: "s", authoredAt: MONDAY, authorKind: "human", removed: 0 } as const;
  await replaceChangeCommits(
    tx,
    scope,
    ["c", "a"],
    [
      { ...commit, changeId: "c", position: 0, sha: "c".repeat(40), authorIdentity: octo, added: 10 },
      { ...commit, changeId: "a", position: 0, sha: "a".repeat(40), authorIdentity: octo, added: 10 },
      { ...commit, changeId: "a", position: 1, sha: "d".repeat(40), authorIdentity: null, added: 40 },
    ],
  );
}
