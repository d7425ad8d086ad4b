import { randomBytes } from "node:crypto";
import type { Tx } from "@/lib/core/db.ts";
import { AppError } from "@/lib/core/errors.ts";
import type { ConnectionSecrets } from "@/lib/model/connection.ts";
import { changeSecrets, readConnection } from "../connection-store.ts";
import { recordAudit } from "../record-audit.ts";

type By = {
  readonly orgId: string;
  readonly userId: string | null;
  readonly connectionId: string;
  readonly keys: string;
};

/** Seals another credential in the place of the one before, and writes down that it was done, never what. */
export async function changeSecret(
  tx: Tx,
  { orgId, userId, connectionId, keys }: By,
  action: string,
  change: (stored: ConnectionSecrets) => ConnectionSecrets,
): Promise<void> {
  const row = await readConnection(tx, orgId, connectionId);
  if (row === null || row.kind === "git")
    throw new AppError("not-found", "That connection is gone already.", { fix: "Reload the page." });
  await changeSecrets(tx, orgId, connectionId, keys, change);
  await recordAudit(tx, { orgId, userId, action, target: `${row.kind} ${row.name}` });
}

/** A new secret for webhooks. The one before stays good beside it, so that no message is lost while the host is told. */
export async function addHookSecret(tx: Tx, by: By): Promise<string> {
  const secret = randomBytes(32).toString("base64url");
  await changeSecret(tx, by, "connection.webhook_secret_added", (stored) => ({
    ...stored,
    webhookSecrets: [secret, ...stored.webhookSecrets.slice(0, 1)],
  }));
  return secret;
}

/** Ends every webhook secret but the newest. */
export const dropOldHookSecret = (tx: Tx, by: By): Promise<void> =>
  changeSecret(tx, by, "connection.webhook_secret_dropped", (stored) => ({
    ...stored,
    webhookSecrets: stored.webhookSecrets.slice(0, 1),
  }));
