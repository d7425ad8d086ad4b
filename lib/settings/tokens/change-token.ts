import { z } from "zod";
import { newApiToken, type TokenScope } from "@/lib/core/api-token.ts";
import type { Tx } from "@/lib/core/db.ts";
import { AppError } from "@/lib/core/errors.ts";
import { execute, rows, sql } from "@/lib/core/sql.ts";
import { recordAudit } from "../record-audit.ts";

type Maker = { readonly orgId: string; readonly userId: string; readonly now: Date };
export type NewToken = {
  readonly name: string;
  readonly scope: TokenScope;
  /** Days until it ends by itself; null: never. */
  readonly days: number | null;
};

/** More than anybody keeps apart. */
const MOST = 50;

/** Makes a token and answers it, this once: what is kept is its hash. */
export async function addToken(tx: Tx, { orgId, userId, now }: Maker, asked: NewToken): Promise<string> {
  const [{ n } = { n: 0 }] = await rows(
    tx,
    z.object({ n: z.number() }),
    sql`SELECT count(*)::int AS n FROM api_token WHERE org_id = ${orgId} AND revoked_at IS NULL`,
  );
  if (n >= MOST)
    throw new AppError("invalid", `There are ${n} tokens already.`, { fix: "Revoke one that nobody uses." });
  const { token, hash, ending } = newApiToken();
  const expiresAt = asked.days === null ? null : new Date(now.getTime() + asked.days * 86_400_000);
  await execute(
    tx,
    sql`INSERT INTO api_token (org_id, name, scope, hash, ending, created_by, created_at, expires_at)
        VALUES (${orgId}, ${asked.name}, ${asked.scope}, ${hash}, ${ending}, ${userId}, ${now}, ${expiresAt})`,
  );
  await recordAudit(tx, { orgId, userId, action: `token.added.${asked.scope}`, target: asked.name });
  return token;
}

/** Ends a token at its next use. */
export async function revokeToken(tx: Tx, { orgId, userId, now }: Maker, id: string): Promise<void> {
  const [ended] = await rows(
    tx,
    z.object({ name: z.string() }),
    sql`UPDATE api_token SET revoked_at = ${now} WHERE org_id = ${orgId} AND id = ${id} AND revoked_at IS NULL RETURNING name`,
  );
  if (ended === undefined)
    throw new AppError("conflict", "This token was revoked already.", { fix: "Reload the page." });
  await recordAudit(tx, { orgId, userId, action: "token.revoked", target: ended.name });
}
