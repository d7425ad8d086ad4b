import { z } from "zod";
import type { Tx } from "@/lib/core/db.ts";
import { rows, sql } from "@/lib/core/sql.ts";
import type { PointedPulls } from "@/lib/model/work-item.ts";
import { type HostScope, mergeRows, type Told } from "../host-table.ts";
import type { touching } from "../hosted/touched.ts";
import { PULLED, type PulledRow } from "./work-tables.ts";

/** Writes the pull requests that items point to; of these items, those that are no longer told are gone. */
export async function savePointed(
  tx: Tx,
  scope: HostScope,
  pointed: readonly PointedPulls[],
  told: Told,
  touched: ReturnType<typeof touching>,
): Promise<void> {
  if (pointed.length === 0) return;
  const pulls = pointed.flatMap(({ item, pulls: of }) => of.map((pull): PulledRow => ({ item, ...pull })));
  const gone = await rows(
    tx,
    z.object({ item: z.string() }),
    sql`DELETE FROM work_item_pull p
        WHERE p.org_id = ${scope.orgId} AND p.item = ANY(${pointed.map(({ item }) => item)}) AND NOT EXISTS (
          SELECT 1 FROM unnest(${pulls.map(({ item }) => item)}::text[], ${pulls.map(({ host }) => host)}::text[],
            ${pulls.map(({ fullName }) => fullName)}::text[], ${pulls.map(({ number }) => number)}::int[])
            AS g(item, host, full_name, number)
          WHERE g.item = p.item AND g.host = p.host AND g.full_name = p.full_name AND g.number = p.number)
        RETURNING p.item`,
  );
  for (const { item } of gone) touched.add("items", item);
  touched.take(await mergeRows(tx, PULLED, scope, pulls, told), "items", "item");
}
