import { z } from "zod";
import type { Tx } from "@/lib/core/db.ts";
import { AppError } from "@/lib/core/errors.ts";
import { execute, rows, sql } from "@/lib/core/sql.ts";
import { type ConnectionSecrets, GithubSettings, JiraSettings } from "@/lib/model/connection.ts";
import { changeSecrets } from "../connection-store.ts";
import { recordAudit } from "../record-audit.ts";
import type { EditedConnection } from "./edited-connection.ts";
import { type LockedConnection, lockConnection } from "./lock-connection.ts";

type By = { readonly orgId: string; readonly userId: string };
/** What is wrong, by the name of the field. */
type Wrong = Readonly<Record<string, string>>;

/**
 * Changes name, address, certificates and credential of a connection. Answers null, or what is wrong by field, and then nothing
 * was changed. A credential goes nowhere but where it was entered for. What was read is known by the name of its host, so a
 * connection that has read something moves to no other host. Throws `conflict` where it was changed since it was looked at.
 */
export async function editConnection(
  tx: Tx,
  { orgId, userId }: By,
  edited: EditedConnection,
  keys: string,
): Promise<Wrong | null> {
  const { connectionId, name, address, secrets } = edited;
  const before = await lockConnection(tx, { orgId, connectionId }, edited.version);
  if (before.auth !== edited.auth)
    throw new AppError("invalid", "This connection signs in another way.", { fix: "Reload the page." });
  const hasRead = await readAnything(tx, orgId, connectionId);
  const wrong = wrongOf(before, edited, hasRead);
  if (wrong !== null) return wrong;
  const isGranted = !isElsewhere(before, edited) && edited.settings.clientId === before.settings["clientId"];
  const whole = { ...before.settings, ...edited.settings, ...(!isGranted && { cloudId: null }) };
  const settings = before.kind === "jira" ? JiraSettings.parse(whole) : GithubSettings.parse(whole);
  await execute(
    tx,
    sql`UPDATE connection SET name = ${name}, base_url = ${address.baseUrl},
          host = ${hasRead ? before.host : address.host}, settings = ${JSON.stringify(settings)}::jsonb,
          settings_version = settings_version + 1
        WHERE org_id = ${orgId} AND id = ${connectionId}`,
  );
  await changeSecrets(tx, orgId, connectionId, keys, (stored) => ({
    ...(isGranted ? stored : withoutGrant(stored)),
    ...secrets,
  }));
  const target = `${before.kind} ${name} at ${address.host}`;
  await recordAudit(tx, { orgId, userId, action: "connection.edited", target });
  if (Object.keys(secrets).length > 0)
    await recordAudit(tx, { orgId, userId, action: "connection.credential_replaced", target });
  return null;
}

function wrongOf(before: LockedConnection, edited: EditedConnection, hasRead: boolean): Wrong | null {
  const { address, secrets, credential } = edited;
  if (hasRead && nameOf(before.baseUrl) !== nameOf(address.baseUrl))
    return {
      address: `Add a connection of its own for ${address.host}: what was read over this one is known by the name ${before.host}.`,
    };
  if (isElsewhere(before, edited) && secrets[credential] === undefined)
    return {
      [credential]: `Enter it again: the one in use was entered for ${before.host} and is sent nowhere else.`,
    };
  return null;
}

const nameOf = (address: string): string => new URL(address).hostname;
const isElsewhere = (before: LockedConnection, { address }: EditedConnection): boolean =>
  new URL(before.baseUrl).origin !== new URL(address.baseUrl).origin;

/** What a person agreed to in the browser holds for one app and one site. */
const withoutGrant = (stored: ConnectionSecrets): ConnectionSecrets => ({
  ...stored,
  accessToken: undefined,
  refreshToken: undefined,
  accessExpiresAt: undefined,
});

async function readAnything(tx: Tx, orgId: string, connectionId: string): Promise<boolean> {
  const found = await rows(
    tx,
    z.object({ is: z.literal(1) }),
    sql`SELECT 1 AS is FROM sync_stream
        WHERE org_id = ${orgId} AND connection_id = ${connectionId} AND items_done > 0 LIMIT 1`,
  );
  return found.length > 0;
}
