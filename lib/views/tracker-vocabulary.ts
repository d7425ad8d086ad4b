import { z } from "zod";
import type { OrgAccess } from "@/lib/auth/access.ts";
import type { Tx } from "@/lib/core/db.ts";
import { rows, sql } from "@/lib/core/sql.ts";
import { STAGES } from "@/lib/model/work-item.ts";

const Status = z.object({ id: z.string(), name: z.string(), category: z.string(), stage: z.enum(STAGES) });
const Told = z.object({ kind: z.string(), payload: z.unknown() });
const Named = z.looseObject({
  id: z.union([z.string(), z.number()]).transform(String),
  name: z.string(),
  subtask: z.boolean().nullish(),
  custom: z.boolean().nullish(),
  schema: z.looseObject({ type: z.string().nullish(), custom: z.string().nullish() }).nullish(),
});

export type TrackerField = { readonly id: string; readonly name: string; readonly type: string };
/**
 * The words that a tracker uses: its statuses and the stage each counts in, its types, its fields. A status that issues alone
 * told of has no category.
 */
export type TrackerVocabulary = {
  readonly statuses: readonly z.output<typeof Status>[];
  readonly types: readonly { readonly id: string; readonly name: string }[];
  readonly fields: readonly TrackerField[];
};

/** What a tracker's connection told of its own words; empty before its first reading. */
export async function trackerVocabulary(
  tx: Tx,
  access: OrgAccess,
  connectionId: string,
): Promise<TrackerVocabulary> {
  const [statuses, told] = await Promise.all([
    rows(
      tx,
      Status,
      sql`SELECT id, name, category, stage FROM tracker_status
          WHERE org_id = ${access.orgId} AND connection_id = ${connectionId}
          UNION ALL (
            SELECT DISTINCT ON (i.status_id) i.status_id, coalesce(i.status_name, i.status_id), '', i.stage FROM work_item i
            WHERE i.org_id = ${access.orgId} AND i.connection_id = ${connectionId} AND i.status_id IS NOT NULL
              AND i.deleted_at IS NULL AND NOT EXISTS (
                SELECT 1 FROM tracker_status s WHERE s.org_id = i.org_id AND s.connection_id = i.connection_id AND s.id = i.status_id)
            ORDER BY i.status_id, i.updated_at DESC)
          ORDER BY category, name, id`,
    ),
    rows(
      tx,
      Told,
      sql`SELECT DISTINCT ON (kind, external_id) kind, payload FROM raw_record
          WHERE org_id = ${access.orgId} AND connection_id = ${connectionId}
            AND source = 'jira' AND kind IN ('jira.field', 'jira.issue_type')
          ORDER BY kind, external_id, received_at DESC`,
    ),
  ]);
  const named = told.flatMap(({ kind, payload }) => {
    const read = Named.safeParse(payload);
    return read.success ? [{ kind, ...read.data }] : [];
  });
  const byName = <T extends { readonly name: string }>(list: T[]): T[] =>
    list.toSorted((a, b) => a.name.localeCompare(b.name));
  return {
    statuses,
    types: byName(
      named.filter(({ kind }) => kind === "jira.issue_type").map(({ id, name }) => ({ id, name })),
    ),
    fields: byName(
      named
        .filter(({ kind }) => kind === "jira.field")
        .map(({ id, name, schema }) => ({ id, name, type: schema?.type ?? "" })),
    ),
  };
}
