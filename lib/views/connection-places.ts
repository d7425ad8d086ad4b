import { z } from "zod";
import type { OrgAccess } from "@/lib/auth/access.ts";
import type { Tx } from "@/lib/core/db.ts";
import { rows, sql } from "@/lib/core/sql.ts";
import type { ConnectionHead } from "./connection-head.ts";

const Place = z.object({
  key: z.string(),
  /** `owner/name`, or the short key of a project. */
  name: z.string(),
  /** What else is to be known of it: archived, a fork, empty; or a project's title. */
  marks: z.array(z.string()),
  isLost: z.boolean(),
});
export type FoundPlace = z.output<typeof Place>;

/** The repositories or projects that a connection found, by name. */
export const connectionPlaces = (
  tx: Tx,
  access: OrgAccess,
  { id, kind }: Pick<ConnectionHead, "id" | "kind">,
): Promise<FoundPlace[]> =>
  kind === "jira"
    ? rows(
        tx,
        Place,
        sql`SELECT key, label AS name, ARRAY[name] AS marks, lost_at IS NOT NULL AS "isLost" FROM host_project
            WHERE org_id = ${access.orgId} AND connection_id = ${id} ORDER BY label, key`,
      )
    : rows(
        tx,
        Place,
        sql`SELECT key, full_name AS name, lost_at IS NOT NULL AS "isLost",
              array_remove(ARRAY[CASE WHEN is_archived THEN 'archived' END, CASE WHEN is_fork THEN 'fork' END,
                CASE WHEN is_empty THEN 'empty' END, CASE WHEN is_private THEN 'private' END], NULL) AS marks
            FROM host_repository WHERE org_id = ${access.orgId} AND connection_id = ${id} ORDER BY full_name, key`,
      );
