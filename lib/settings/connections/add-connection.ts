import { randomBytes } from "node:crypto";
import { z } from "zod";
import type { Tx } from "@/lib/core/db.ts";
import { AppError } from "@/lib/core/errors.ts";
import { rows, sql } from "@/lib/core/sql.ts";
import { changeSecrets } from "../connection-store.ts";
import { recordAudit } from "../record-audit.ts";
import type { NewConnection } from "./new-connection.ts";

/** Stores a connection with its secrets sealed and an address of its own for webhooks. Answers its id. */
export async function addConnection(
  tx: Tx,
  by: { readonly orgId: string; readonly userId: string },
  { kind, auth, name, host, baseUrl, settings, secrets }: NewConnection,
  keys: string,
): Promise<string> {
  const { orgId, userId } = by;
  const [made] = await rows(
    tx,
    z.object({ id: z.uuid() }),
    sql`INSERT INTO connection (org_id, kind, name, auth, host, base_url, settings, hook_key, created_by)
        VALUES (${orgId}, ${kind}, ${name}, ${auth}, ${host}, ${baseUrl}, ${JSON.stringify(settings)}::jsonb,
          ${randomBytes(18).toString("base64url")}, ${userId})
        RETURNING id`,
  );
  if (!made) throw new AppError("bug", "The connection was not made.");
  await changeSecrets(tx, orgId, made.id, keys, () => secrets);
  await recordAudit(tx, { orgId, userId, action: "connection.added", target: `${kind} ${name} at ${host}` });
  return made.id;
}
