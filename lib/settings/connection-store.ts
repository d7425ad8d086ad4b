import { z } from "zod";
import { seal, unseal } from "@/lib/core/crypto.ts";
import type { Tx } from "@/lib/core/db.ts";
import { execute, rows, type Sql, sql } from "@/lib/core/sql.ts";
import { AUTH_KINDS, CONNECTION_KINDS, ConnectionSecrets } from "@/lib/model/connection.ts";

const Row = z.object({
  id: z.uuid(),
  orgId: z.uuid(),
  kind: z.enum(CONNECTION_KINDS),
  name: z.string(),
  auth: z.enum(AUTH_KINDS).nullable(),
  host: z.string().nullable(),
  baseUrl: z.string().nullable(),
  settings: z.unknown(),
  settingsVersion: z.number(),
  ciphertext: z.string().nullable(),
  keyId: z.string().nullable(),
  hookKey: z.string().nullable(),
  isPaused: z.boolean(),
  state: z.string(),
});
/** A connection as it is kept, its secrets sealed. */
export type ConnectionRow = z.output<typeof Row>;

const columns = sql`id, org_id AS "orgId", kind, name, auth, host, base_url AS "baseUrl", settings,
  settings_version AS "settingsVersion", secret_ciphertext AS ciphertext, secret_key_id AS "keyId",
  hook_key AS "hookKey", paused_at IS NOT NULL AS "isPaused", state`;

/** A connection that was not removed; null where there is none. */
export const readConnection = (tx: Tx, orgId: string, connectionId: string): Promise<ConnectionRow | null> =>
  findConnection(tx, orgId, connectionId, sql`removed_at IS NULL`);

/** A connection that was removed and still keeps its secrets, until what it registered at its host is taken back. */
export const readRemoved = (tx: Tx, orgId: string, connectionId: string): Promise<ConnectionRow | null> =>
  findConnection(tx, orgId, connectionId, sql`removed_at IS NOT NULL AND secret_ciphertext IS NOT NULL`);

async function findConnection(
  tx: Tx,
  orgId: string,
  connectionId: string,
  which: Sql,
): Promise<ConnectionRow | null> {
  const [found] = await rows(
    tx,
    Row,
    sql`SELECT ${columns} FROM connection WHERE org_id = ${orgId} AND id = ${connectionId} AND ${which}`,
  );
  return found ?? null;
}

/** The connections of an organisation that are read through an interface. */
export const readableConnections = (tx: Tx, orgId: string): Promise<ConnectionRow[]> =>
  rows(
    tx,
    Row,
    sql`SELECT ${columns} FROM connection WHERE org_id = ${orgId} AND kind <> 'git' AND removed_at IS NULL
        ORDER BY created_at, id`,
  );

const contextOf = ({ orgId, id }: Pick<ConnectionRow, "orgId" | "id">) =>
  ({ orgId, recordId: id, field: "secrets" }) as const;

/** What is sealed in a connection. Throws `invalid` where the key is not here. */
export function openSecrets(row: ConnectionRow, keys: string): ConnectionSecrets {
  if (row.ciphertext === null || row.keyId === null) return ConnectionSecrets.parse({});
  const sealed = { ciphertext: row.ciphertext, keyId: row.keyId };
  return ConnectionSecrets.parse(JSON.parse(unseal(keys, contextOf(row), sealed)));
}

/** The access token that a connection for git alone holds. Throws `invalid` where the key is not here. */
export function openToken({ orgId, id, ciphertext, keyId }: ConnectionRow, keys: string): string | null {
  if (ciphertext === null || keyId === null) return null;
  return unseal(keys, { orgId, recordId: id, field: "secret" }, { ciphertext, keyId });
}

/**
 * Seals `change` of the secrets as they are stored at this moment. The row is locked meanwhile, so that of two who exchange a
 * token neither undoes what the other, or a person, has stored.
 */
export async function changeSecrets(
  tx: Tx,
  orgId: string,
  connectionId: string,
  keys: string,
  change: (stored: ConnectionSecrets) => ConnectionSecrets,
): Promise<void> {
  const [row] = await rows(
    tx,
    Row,
    sql`SELECT ${columns} FROM connection WHERE org_id = ${orgId} AND id = ${connectionId} AND removed_at IS NULL FOR UPDATE`,
  );
  if (row === undefined) return;
  const secrets = ConnectionSecrets.parse(change(openSecrets(row, keys)));
  const { ciphertext, keyId } = seal(keys, contextOf(row), JSON.stringify(secrets));
  await execute(
    tx,
    sql`UPDATE connection SET secret_ciphertext = ${ciphertext}, secret_key_id = ${keyId}
        WHERE org_id = ${orgId} AND id = ${connectionId}`,
  );
}

/** Says whether a connection works, as its streams find out. What the last test said stays beside it. */
export async function setConnectionState(
  tx: Tx,
  orgId: string,
  connectionId: string,
  told: { readonly state: "ok" | "failed"; readonly message: string | null; readonly fix: string | null },
): Promise<void> {
  await execute(
    tx,
    sql`UPDATE connection SET state = ${told.state}, message = ${told.message}, fix = ${told.fix}
        WHERE org_id = ${orgId} AND id = ${connectionId}
          AND (state, message, fix) IS DISTINCT FROM (${told.state}, ${told.message}::text, ${told.fix}::text)`,
  );
}
