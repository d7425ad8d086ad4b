import { z } from "zod";
import type { Tx } from "@/lib/core/db.ts";
import { rows, sql } from "@/lib/core/sql.ts";

const Told = z.object({
  key: z.string(),
  who: z.string(),
  personId: z.uuid().nullable(),
  isHuman: z.boolean(),
});
/** Whose an account of a host is. `who`: the person, or a hash where it is nobody's yet: names are not carried on. */
export type ToldAccount = Omit<z.output<typeof Told>, "key">;

/** Every account of the organisation by its key. */
export async function toldAccounts(tx: Tx, orgId: string): Promise<ReadonlyMap<string, ToldAccount>> {
  const found = await rows(
    tx,
    Told,
    sql`SELECT a.key, coalesce(o.merged_into::text, o.id::text, md5(a.key)) AS who, coalesce(o.merged_into, o.id) AS "personId",
          coalesce(i.kind, a.kind) = 'human' AND i.state IS DISTINCT FROM 'machine' AS "isHuman"
        FROM account a
        LEFT JOIN identity i ON i.org_id = a.org_id AND i.key = a.key
        LEFT JOIN person o ON o.org_id = i.org_id AND o.id = i.person_id
        WHERE a.org_id = ${orgId} AND a.kind <> 'ghost'`,
  );
  return new Map(found.map(({ key, ...account }) => [key, account]));
}
