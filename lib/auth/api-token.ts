import { z } from "zod";
import { hashApiToken, TOKEN_SCOPES, type TokenScope } from "@/lib/core/api-token.ts";
import { AppError } from "@/lib/core/errors.ts";
import { grantOrg, grantSettings, ROLES, type SettingsAccess } from "./access.ts";
import type { Queries } from "./queries.ts";

export type FoundToken = { readonly orgId: string; readonly tokenId: string };

const Found = z.object({ org_id: z.uuid(), token_id: z.uuid() });
const Row = z.object({
  scope: z.enum(TOKEN_SCOPES),
  created_by: z.uuid(),
  name: z.string(),
  is_sample: z.boolean(),
  role: z.enum(ROLES),
});

/** Whose token it is; null where nobody has such a one. Asked before a tenant is known. */
export async function findToken(db: Queries, token: string): Promise<FoundToken | null> {
  const { rows } = await db.query("SELECT org_id, token_id FROM find_api_token($1)", [hashApiToken(token)]);
  const found = z.array(Found).parse(rows)[0];
  return found === undefined ? null : { orgId: found.org_id, tokenId: found.token_id };
}

/**
 * What a token may do, as of `now`: what the person may who made it, as long as that one is an owner or admin, within its
 * scope. Null for one that was revoked or has expired. Keeps, once a minute, that it was used. Run in the tenant's transaction.
 * @throws AppError `forbidden` where it may read and `need` is to write, or where who made it may no longer change settings.
 */
export async function tokenAccess(
  tx: Queries,
  { orgId, tokenId }: FoundToken,
  need: TokenScope,
  now: Date,
): Promise<SettingsAccess | null> {
  const { rows } = await tx.query(
    `SELECT t.scope, t.created_by, o.name, o.is_sample, m.role FROM api_token t
     JOIN organisation o ON o.id = t.org_id JOIN membership m ON m.org_id = t.org_id AND m.user_id = t.created_by
     WHERE t.org_id = $1 AND t.id = $2 AND t.revoked_at IS NULL AND (t.expires_at IS NULL OR t.expires_at > $3)`,
    [orgId, tokenId, now],
  );
  const row = z.array(Row).parse(rows)[0];
  if (row === undefined) return null;
  if (need === "write" && row.scope === "read")
    throw new AppError("forbidden", "This token may read and not write.", {
      fix: "Make one with the scope write, in the settings.",
    });
  await tx.query(
    `UPDATE api_token SET last_used_at = $3 WHERE org_id = $1 AND id = $2
       AND (last_used_at IS NULL OR last_used_at < $3::timestamptz - interval '1 minute')`,
    [orgId, tokenId, now],
  );
  const membership = { orgId, orgName: row.name, isSample: row.is_sample, role: row.role };
  const maker = { userId: row.created_by, sid: "", email: "", name: "", memberships: [membership] };
  return grantSettings(grantOrg(maker, orgId));
}
