import { z } from "zod";
import type { SettingsAccess } from "@/lib/auth/access.ts";
import type { Tx } from "@/lib/core/db.ts";
import { StoredRules } from "@/lib/core/organisation-rules.ts";
import { rows, sql } from "@/lib/core/sql.ts";

const Row = z.object({
  version: z.number(),
  rules: StoredRules,
  note: z.string(),
  at: z.date(),
  byUser: z.uuid().nullable(),
  role: z.string().nullable(),
});
export type RuleVersion = z.output<typeof Row>;
const SHOWN = 200;

/** The versions of the organisation's rules, newest first: the first holds. Signed by roles, not by names. */
export const ruleVersions = (tx: Tx, { orgId }: SettingsAccess): Promise<RuleVersion[]> =>
  rows(
    tx,
    Row,
    sql`SELECT v.version, v.rules, v.note, v.at, v.by_user AS "byUser", m.role FROM org_rule_version v
        LEFT JOIN membership m ON m.org_id = v.org_id AND m.user_id = v.by_user
        WHERE v.org_id = ${orgId} ORDER BY v.version DESC LIMIT ${SHOWN}`,
  );
