import { z } from "zod";
import type { Tx } from "@/lib/core/db.ts";
import { rows, sql } from "@/lib/core/sql.ts";
import type { RepoScope } from "@/lib/model/repo-scope.ts";
import type { ToldWork } from "@/lib/model/told-work.ts";
import { WORK_ITEM_KINDS } from "@/lib/model/work-item.ts";
import { MENTION_STRENGTH } from "./find-mentions.ts";
import { isUpkeepLabel, saysOf, workKindOfItems } from "./says-of.ts";

const Linked = z.object({
  change: z.string(),
  kind: z.enum(WORK_ITEM_KINDS),
  typeName: z.string().nullable(),
  labels: z.array(z.string()),
  reportedAt: z.number(),
  components: z.array(z.string()).catch([]),
});
const Labelled = z.object({ change: z.string(), labels: z.array(z.string()) });

/**
 * What is known of the work behind the changes of a repository, by their ids: the items that are linked as surely as a commit
 * names them, a sub-task as what stands above it, and labels of upkeep. Changes of which nothing is known are left out.
 */
export async function readToldWork(
  tx: Tx,
  { orgId, repoId }: RepoScope,
): Promise<ReadonlyMap<string, ToldWork>> {
  const key = sql`(SELECT coalesce(host_key, id::text) FROM repository WHERE org_id = ${orgId} AND id = ${repoId})`;
  const linked = await rows(
    tx,
    Linked,
    sql`SELECT DISTINCT ON (l.change, i.key) l.change, i.kind, i.type_name AS "typeName", i.labels,
          extract(epoch FROM i.created_at)::float8 AS "reportedAt", coalesce(i.fields->'components', '[]') AS components
        FROM development_link l
        JOIN work_item named ON named.org_id = l.org_id AND named.key = l.item
        LEFT JOIN work_item above ON above.org_id = l.org_id AND above.key = named.parent
          AND named.kind = 'sub_task' AND above.level = 0
        JOIN work_item i ON i.org_id = l.org_id AND i.key = coalesce(above.key, named.key)
        WHERE l.org_id = ${orgId} AND l.repo = ${key} AND l.strength >= ${MENTION_STRENGTH.commit}
        ORDER BY l.change, i.key`,
  );
  const labelled = await rows(
    tx,
    Labelled,
    sql`SELECT 'pr:' || number AS change, labels FROM pull_request
        WHERE org_id = ${orgId} AND repo = ${key} AND cardinality(labels) > 0`,
  );
  const items = new Map<string, z.output<typeof Linked>[]>();
  for (const item of linked) items.set(item.change, [...(items.get(item.change) ?? []), item]);
  const upkeep = new Set(
    labelled.filter(({ labels }) => labels.some(isUpkeepLabel)).map(({ change }) => change),
  );
  return new Map(
    [...new Set([...items.keys(), ...upkeep])].map((change) => {
      const named = items.get(change) ?? [];
      return [
        change,
        {
          items: named.map((item) => ({
            says: saysOf(item),
            reportedAt: item.reportedAt,
            components: item.components,
          })),
          isUpkeep: upkeep.has(change),
          workKind: workKindOfItems(named),
        },
      ];
    }),
  );
}
