import { z } from "zod";
import type { Db } from "@/lib/core/db.ts";
import { FIRST_ORGANISATION } from "@/lib/model/first-organisation.ts";

/**
 * The organisations of this installation. No query sees more than one tenant; the intents, which stand outside the
 * tenants, name those that have ever asked for work.
 */
export async function listOrganisations(db: Db): Promise<string[]> {
  const asked = await db.query(
    "SELECT DISTINCT payload ->> 'orgId' AS id FROM job_intent WHERE payload ? 'orgId'",
  );
  const ids = z
    .array(z.object({ id: z.uuid() }))
    .parse(asked.rows)
    .map((row) => row.id);
  return [...new Set([FIRST_ORGANISATION, ...ids])].toSorted();
}
