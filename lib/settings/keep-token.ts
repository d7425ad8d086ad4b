import { z } from "zod";
import { seal } from "@/lib/core/crypto.ts";
import type { Tx } from "@/lib/core/db.ts";
import { AppError } from "@/lib/core/errors.ts";
import { rows, sql } from "@/lib/core/sql.ts";

/** Seals an access token to a connection of its own and answers the connection's id. The token is never shown again. */
export async function keepToken(
  tx: Tx,
  orgId: string,
  name: string,
  token: string,
  keys: string,
): Promise<string> {
  const Id = z.object({ id: z.uuid() });
  const [made] = await rows(
    tx,
    Id,
    sql`INSERT INTO connection (org_id, kind, name) VALUES (${orgId}, 'git', ${name}) RETURNING id`,
  );
  if (!made) throw new AppError("bug", "The connection was not made.");
  const { ciphertext, keyId } = seal(keys, { orgId, recordId: made.id, field: "secret" }, token);
  await rows(
    tx,
    Id,
    sql`UPDATE connection SET secret_ciphertext = ${ciphertext}, secret_key_id = ${keyId}
        WHERE org_id = ${orgId} AND id = ${made.id} RETURNING id`,
  );
  return made.id;
}
