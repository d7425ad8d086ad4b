import { z } from "zod";
import { withClient } from "@/prisma/create-roles.ts";

const Books = z.object({ changes: z.number(), unbalanced: z.number(), digest: z.string() });

/** What stands in the books of a database with one repository: how many changes do not add up, and a digest of all entries. */
export async function readBooks(superuserUrl: string): Promise<z.output<typeof Books>> {
  let found: unknown;
  await withClient(superuserUrl, async (root) => {
    const { rows } = await root.query(
      `WITH booked AS (SELECT change_id AS id, sum(atoms) AS atoms FROM ledger_entry GROUP BY 1)
       SELECT (SELECT count(*)::int FROM change) AS changes,
         (SELECT count(*)::int FROM change LEFT JOIN booked USING (id) WHERE gross <> coalesce(atoms, 0)) AS unbalanced,
         (SELECT md5(string_agg(line, ',' ORDER BY line)) FROM (
           SELECT concat_ws(' ', change_id, class, cause_id, sum(atoms)) AS line FROM ledger_entry
           GROUP BY change_id, class, cause_id HAVING sum(atoms) <> 0) AS lines) AS digest`,
    );
    found = rows[0];
  });
  return Books.parse(found);
}
