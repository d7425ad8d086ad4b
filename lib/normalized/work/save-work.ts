import type { Tx } from "@/lib/core/db.ts";
import { execute, sql } from "@/lib/core/sql.ts";
import type { HostBatch } from "@/lib/model/host-batch.ts";
import type { WorkItem, WorkItemLink } from "@/lib/model/work-item.ts";
import { type HostScope, mergeRows, type Told } from "../host-table.ts";
import type { touching } from "../hosted/touched.ts";
import { savePointed } from "./save-pointed.ts";
import { savePresence } from "./save-presence.ts";
import { saveSnapshots } from "./save-snapshots.ts";
import { BOARDS, ITEMS, LABELS, type LabelRow, LINKS, SPRINTS, STATUSES, STEPS } from "./work-tables.ts";

/** Writes what trackers tell: items with their names, history and links; boards, sprints and statuses. */
export async function saveWork(
  tx: Tx,
  scope: HostScope,
  batch: HostBatch,
  now: Date,
  told: Told,
  touched: ReturnType<typeof touching>,
): Promise<void> {
  touched.take(await mergeRows(tx, STATUSES, scope, batch.statuses, told), "statuses", "id");
  touched.take(await mergeRows(tx, BOARDS, scope, batch.boards, told));
  const sprints = await mergeRows(tx, SPRINTS, scope, batch.sprints, told);
  touched.take(sprints);
  const items = await mergeRows(tx, ITEMS, scope, batch.workItems, told);
  touched.take(items, "items");
  const changed = new Set(items.touched.map(({ key }) => key));
  await nameItems(tx, scope, batch, changed, told);
  const steps = await mergeRows(tx, STEPS, scope, batch.steps, told);
  touched.take(steps, "items", "item");
  if (told === "page") await dropLinks(tx, scope.orgId, batch.workItems, batch.links);
  touched.take(await mergeRows(tx, LINKS, scope, batch.links, told), "items", "item");
  await savePointed(tx, scope, batch.pointed ?? [], told, touched);
  const gone = [
    ...(await deleteItems(tx, scope, batch.deletedItems ?? [], now)),
    ...(await savePresence(tx, scope.orgId, batch.presence ?? [], now)),
  ];
  for (const key of gone) touched.add("items", key);
  const textsOf = (values: readonly unknown[]) => values.filter((value) => typeof value === "string");
  const itemKeys = [
    ...items.touched.map(({ key }) => key),
    ...steps.touched.map(({ item }) => item),
    ...gone,
  ];
  await saveSnapshots(
    tx,
    scope.orgId,
    { sprints: textsOf(sprints.touched.map(({ key }) => key)), items: [...new Set(textsOf(itemKeys))] },
    now,
  );
}

/** Keeps every name that an item has had, and until when: from its history, and from seeing it under another one. */
async function nameItems(
  tx: Tx,
  scope: HostScope,
  { workItems = [], steps = [] }: HostBatch,
  changed: ReadonlySet<unknown>,
  told: Told,
): Promise<void> {
  const now = workItems.filter(({ key }) => changed.has(key));
  const past = steps.flatMap(({ item, field, fromName, at }): LabelRow[] =>
    field === "label" && fromName !== null ? [{ label: fromName, item, until: at }] : [],
  );
  const current = now.map(({ key, label }): LabelRow => ({ label, item: key, until: null }));
  await mergeRows(tx, LABELS, scope, [...past, ...current], told);
  if (now.length === 0) return;
  await execute(
    tx,
    sql`UPDATE work_item_label l SET until_at = g.at
        FROM unnest(${now.map(({ key }) => key)}::text[], ${now.map(({ label }) => label)}::text[],
          ${now.map(({ updatedAt }) => updatedAt)}::timestamptz(0)[]) AS g(item, label, at)
        WHERE l.org_id = ${scope.orgId} AND l.item = g.item AND l.label <> g.label AND l.until_at IS NULL`,
  );
}

/** A page tells all links of its items: those that it no longer tells are gone. */
async function dropLinks(
  tx: Tx,
  orgId: string,
  items: readonly WorkItem[] = [],
  links: readonly WorkItemLink[] | undefined,
): Promise<void> {
  if (links === undefined || items.length === 0) return;
  const told = sql`unnest(${links.map(({ item }) => item)}::text[], ${links.map(({ other }) => other)}::text[],
    ${links.map(({ kind }) => kind)}::text[]) AS g(item, other, kind)`;
  await execute(
    tx,
    sql`DELETE FROM work_item_link l WHERE l.org_id = ${orgId} AND l.item = ANY(${items.map(({ key }) => key)})
        AND NOT EXISTS (SELECT 1 FROM ${told} WHERE g.item = l.item AND g.other = l.other AND g.kind = l.kind)`,
  );
}

/**
 * Marks items as deleted. One that was never told of is kept as deleted all the same, so that a message of its beginning,
 * which may still be on its way, does not bring it back.
 */
async function deleteItems(
  tx: Tx,
  { orgId, connectionId }: HostScope,
  keys: readonly string[],
  now: Date,
): Promise<readonly string[]> {
  if (keys.length === 0) return [];
  const ordered = [...new Set(keys)].toSorted();
  const found = await tx.query<{ key: string }>(
    `INSERT INTO work_item AS d (org_id, key, connection_id, label, project, title, kind, level, stage, created_at, updated_at, deleted_at)
     SELECT $1, k, $2, k, '', '', 'other', 0, 'done', 'epoch', 'epoch', $4 FROM unnest($3::text[]) AS k
     ON CONFLICT (org_id, key) DO UPDATE SET deleted_at = excluded.deleted_at WHERE d.deleted_at IS NULL
     RETURNING key`,
    [orgId, connectionId, ordered, now],
  );
  return found.rows.map(({ key }) => key);
}
