import { z } from "zod";
import { bulkMerge } from "@/lib/core/bulk-merge.ts";
import type { Tx } from "@/lib/core/db.ts";
import { execute, rows, type Sql, sql } from "@/lib/core/sql.ts";
import type { Sprint } from "@/lib/model/sprint.ts";
import { STAGES, STEP_FIELDS, type WorkItemStep } from "@/lib/model/work-item.ts";
import { type SprintItem, sprintSnapshots } from "./sprint-snapshots.ts";

const SprintRow = z.object({
  key: z.string(),
  board: z.string().nullable(),
  name: z.string(),
  state: z.enum(["future", "active", "closed"]),
  startsAt: z.date().nullable(),
  endsAt: z.date().nullable(),
  completedAt: z.date().nullable(),
});
const Stage = z.enum(STAGES);
const ItemRow = z.object({
  key: z.string(),
  createdAt: z.date(),
  deletedAt: z.date().nullable(),
  sprints: z.array(z.string()),
  points: z.number().nullable(),
  stage: Stage,
});
const StepRow = z.object({
  item: z.string(),
  externalId: z.string(),
  field: z.enum(STEP_FIELDS),
  at: z.date(),
  author: z.string().nullable(),
  fromId: z.string().nullable(),
  fromName: z.string().nullable(),
  toId: z.string().nullable(),
  toName: z.string().nullable(),
  fromStage: Stage.nullable(),
  toStage: Stage.nullable(),
});

const TARGET = {
  table: "sprint_snapshot",
  key: ["sprint", "moment", "item"],
  columns: {
    sprint: "text",
    moment: "text",
    item: "text",
    at: "timestamptz(0)",
    points: "float8",
    stage: "text",
  },
  merge: {},
} as const;

type Changed = { readonly sprints: readonly string[]; readonly items: readonly string[] };

/**
 * Writes again what was in sprints at their start and end: of the items that changed, in the sprints that they are or were in; and of
 * all items, in the sprints that changed. Equal rows are not touched; those that no longer hold are taken out.
 */
export async function saveSnapshots(tx: Tx, orgId: string, changed: Changed, now: Date): Promise<void> {
  if (changed.items.length > 0) {
    const items = await readItems(tx, orgId, sql`key = ANY(${[...changed.items]}::text[])`);
    const named = items.flatMap((item) => [...item.sprints, ...item.steps.flatMap(sprintsIn)]);
    await write(tx, orgId, await readSprints(tx, orgId, [...new Set(named)]), items, now);
  }
  if (changed.sprints.length > 0) {
    const keys = [...changed.sprints];
    // A sprint changes some times in its life: then all items are searched for it.
    const items = await readItems(
      tx,
      orgId,
      sql`(sprints && ${keys}::text[] OR key IN (SELECT item FROM work_item_step WHERE org_id = ${orgId}
            AND field = 'sprint' AND string_to_array(concat_ws(',', from_id, to_id), ',') && ${keys}::text[]))`,
    );
    await write(tx, orgId, await readSprints(tx, orgId, keys), items, now);
  }
}

const sprintsIn = ({ field, fromId, toId }: WorkItemStep): readonly string[] =>
  field === "sprint" ? [fromId, toId].flatMap((list) => list?.split(",") ?? []) : [];

async function write(
  tx: Tx,
  orgId: string,
  sprints: readonly Sprint[],
  items: readonly SprintItem[],
  now: Date,
): Promise<void> {
  if (sprints.length === 0 || items.length === 0) return;
  const told = sprints.flatMap((sprint) => sprintSnapshots(sprint, items, now));
  await execute(
    tx,
    sql`DELETE FROM sprint_snapshot s WHERE s.org_id = ${orgId} AND s.sprint = ANY(${sprints.map(({ key }) => key)}::text[])
          AND s.item = ANY(${items.map(({ key }) => key)}::text[]) AND NOT EXISTS (
          SELECT 1 FROM unnest(${told.map(({ sprint }) => sprint)}::text[], ${told.map(({ moment }) => moment)}::text[],
            ${told.map(({ item }) => item)}::text[]) AS g(sprint, moment, item)
          WHERE g.sprint = s.sprint AND g.moment = s.moment AND g.item = s.item)`,
  );
  const cells = told.map(({ sprint, moment, item, at, points, stage }) => [
    sprint,
    moment,
    item,
    at,
    points,
    stage,
  ]);
  if (cells.length > 0) await bulkMerge(tx, TARGET, orgId, cells);
}

const readSprints = (tx: Tx, orgId: string, keys: readonly string[]): Promise<readonly Sprint[]> =>
  rows(
    tx,
    SprintRow,
    sql`SELECT key, board, name, state, starts_at AS "startsAt", ends_at AS "endsAt", completed_at AS "completedAt"
        FROM sprint WHERE org_id = ${orgId} AND key = ANY(${[...keys]}::text[]) ORDER BY key`,
  );

async function readItems(tx: Tx, orgId: string, which: Sql): Promise<readonly SprintItem[]> {
  const items = await rows(
    tx,
    ItemRow,
    sql`SELECT key, created_at AS "createdAt", deleted_at AS "deletedAt", sprints, points, stage FROM work_item
        WHERE org_id = ${orgId} AND ${which} ORDER BY key`,
  );
  const steps = await rows(
    tx,
    StepRow,
    sql`SELECT item, external_id AS "externalId", field, at, author, from_id AS "fromId", from_name AS "fromName",
          to_id AS "toId", to_name AS "toName", from_stage AS "fromStage", to_stage AS "toStage" FROM work_item_step
        WHERE org_id = ${orgId} AND item = ANY(${items.map(({ key }) => key)}::text[])
          AND field IN ('sprint', 'points', 'status')`,
  );
  const byItem = new Map<string, WorkItemStep[]>();
  for (const step of steps) {
    const known = byItem.get(step.item);
    if (known === undefined) byItem.set(step.item, [step]);
    else known.push(step);
  }
  return items.map((item) => ({ ...item, steps: byItem.get(item.key) ?? [] }));
}
