import { type Db, withOrg } from "@/lib/core/db.ts";
import { changedFacts } from "@/lib/ledger/units/changed-facts.ts";
import { clusterChanges } from "@/lib/ledger/units/cluster-changes.ts";
import { factsText } from "@/lib/ledger/units/facts-text.ts";
import { workFiles } from "@/lib/ledger/units/lineage-store.ts";
import { hasTornUnits, holdUnits, keptFacts, replaceUnits } from "@/lib/ledger/units/store.ts";
import { touchedChanges } from "@/lib/ledger/units/touched-changes.ts";
import { unitRows } from "@/lib/ledger/units/unit-rows.ts";
import { gatherFacts, idOf } from "../units/gather-facts.ts";

export type Clustered = {
  /** Changes that were looked at again. */
  readonly touched: number;
  /** Rows that were written or taken out. */
  readonly written: number;
};

/**
 * Says which changes of an organisation are one piece of work: of those that are otherwise than the last time, and of all that could be
 * linked to them. Where rows were taken out with a repository, of all.
 */
export const clusterChangesStage =
  ({ db }: { readonly db: Db }) =>
  ({ orgId }: { readonly orgId: string }): Promise<Clustered> =>
    withOrg(db, orgId, async (tx) => {
      await holdUnits(tx, orgId);
      const facts = new Map((await gatherFacts(tx, orgId)).map((change) => [change.id, change]));
      const kept = new Map(
        (await keptFacts(tx, orgId)).map((row) => [idOf(row.repoId, row.changeId), { ...row }]),
      );
      const { changed, before } = changedFacts(
        new Map([...facts].map(([id, change]) => [id, factsText(change)])),
        new Map([...kept].map(([id, row]) => [id, row.facts])),
      );
      const isTorn = await hasTornUnits(tx, orgId);
      if (changed.length === 0 && !isTorn) return { touched: 0, written: 0 };
      const touched = isTorn ? facts : touchedChanges(changed, before, [...facts.values()]);
      const changes = [...touched.keys()].flatMap((id) => facts.get(id) ?? []);
      const files = await workFiles(
        tx,
        orgId,
        changes.map(({ id, repo }) => [repo, id.slice(repo.length + 1)] as const),
      );
      const units = clusterChanges({
        changes,
        files: new Map(files.map((row) => [idOf(row.repoId, row.changeId), row.files])),
        serviceRoots: new Map(),
      });
      const rows = unitRows(units, facts);
      const gone = changed.flatMap((id) => {
        const row = facts.has(id) ? undefined : kept.get(id);
        return row === undefined ? [] : [[row.repoId, row.changeId] as const];
      });
      const written = await replaceUnits(tx, orgId, rows.units, rows.changes, gone);
      return { touched: changes.length, written };
    });
