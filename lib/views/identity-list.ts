import { z } from "zod";
import type { SettingsAccess } from "@/lib/auth/access.ts";
import type { Tx } from "@/lib/core/db.ts";
import { rows, sql } from "@/lib/core/sql.ts";

const maybe = z.string().nullable();
const Row = z.object({
  identity: z.string(),
  person: maybe,
  kind: z.string(),
  state: z.string(),
  name: maybe,
  login: maybe,
  email: maybe,
  rule: maybe,
  confidence: z.number().nullable(),
  suggestion: maybe,
});
export type ListedIdentity = z.output<typeof Row>;

/** Every identity, with an identity that names its person: an account where the person has one, else the first address. */
export const identityList = (tx: Tx, { orgId }: SettingsAccess): Promise<ListedIdentity[]> =>
  rows(
    tx,
    Row,
    sql`SELECT i.key AS identity, i.kind, i.state, i.name, i.login, i.email, i.rule, i.confidence, i.hint_key AS suggestion,
          CASE WHEN i.person_id IS NULL THEN NULL ELSE
            first_value(i.key) OVER (PARTITION BY i.person_id ORDER BY starts_with(i.key, 'git/'), i.login IS NULL, i.key) END AS person
        FROM identity i WHERE i.org_id = ${orgId} ORDER BY i.key`,
  );
