import { z } from "zod";
import type { SettingsAccess } from "@/lib/auth/access.ts";
import type { Tx } from "@/lib/core/db.ts";
import { rows, sql } from "@/lib/core/sql.ts";

const when = z.date().nullable();
const Row = z.object({
  id: z.uuid(),
  name: z.string(),
  scope: z.string(),
  ending: z.string(),
  createdAt: z.date(),
  expiresAt: when,
  lastUsedAt: when,
  isWorking: z.boolean(),
});
export type PageToken = z.output<typeof Row>;

/** The tokens of an organisation that were not revoked, by name: never what they are. */
export const apiTokens = (tx: Tx, { orgId }: SettingsAccess, now: Date): Promise<PageToken[]> =>
  rows(
    tx,
    Row,
    sql`SELECT t.id, t.name, t.scope, t.ending, t.created_at AS "createdAt", t.expires_at AS "expiresAt",
          t.last_used_at AS "lastUsedAt",
          coalesce(t.expires_at > ${now}, true) AND coalesce(m.role IN ('owner', 'admin'), false) AS "isWorking"
        FROM api_token t LEFT JOIN membership m ON m.org_id = t.org_id AND m.user_id = t.created_by
        WHERE t.org_id = ${orgId} AND t.revoked_at IS NULL ORDER BY lower(t.name), t.created_at, t.id`,
  );
