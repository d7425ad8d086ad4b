import { z } from "zod";
import { type Db, withOrg, withTransaction } from "@/lib/core/db.ts";
import { rows, sql } from "@/lib/core/sql.ts";
import { applyDeliveries } from "@/lib/jobs/apply-deliveries.ts";
import { recordIntent } from "@/lib/jobs/intent-store.ts";
import { keepDelivery } from "@/lib/raw/delivery-store.ts";
import { openSecrets, readConnection } from "@/lib/settings/connection-store.ts";
import type { HookDoor } from "@/lib/sources/hook-doors.ts";
import { parseMessage } from "./parse-message.ts";
import { readBody } from "./read-body.ts";

export type HookDeps = {
  readonly db: Db;
  readonly now: () => Date;
  readonly encryptionKeys: string;
  readonly doorOf: (source: string) => HookDoor | null;
  /** Rings for the messages of a connection; they are kept already. */
  readonly ring: (scope: { readonly orgId: string; readonly connectionId: string }) => Promise<unknown>;
};

/** GitHub sends up to 25 MB and drops what is larger. */
const LARGEST = 25 * 1024 * 1024;
const KEY = /^[A-Za-z0-9_-]{8,100}$/;

/**
 * Takes a message in: signed with a secret of the connection that the address names, and stored before it is acknowledged.
 * 404 for an address that is nobody's, 413, 401 for a wrong signature, 400 for what is no message; 202 once it is kept.
 */
export async function takeDelivery(
  deps: HookDeps,
  { source, hookKey }: { readonly source: string; readonly hookKey: string },
  request: Request,
): Promise<Response> {
  const door = deps.doorOf(source);
  if (door === null || !KEY.test(hookKey)) return refuse(404, "Nobody is here.");
  if (Number(request.headers.get("content-length") ?? 0) > LARGEST)
    return refuse(413, "The body is larger than 25 MB.");
  const found = await findConnection(deps.db, source, hookKey);
  if (found === null) return refuse(404, "Nobody is here.");
  const raw = await readBody(request.body, LARGEST);
  if (raw === null) return refuse(413, "The body is larger than 25 MB.");
  const row = await withOrg(deps.db, found.orgId, (tx) =>
    readConnection(tx, found.orgId, found.connectionId),
  );
  if (row === null) return refuse(404, "Nobody is here.");
  const headers = Object.fromEntries(request.headers);
  const { webhookSecrets, clientSecret = "" } = openSecrets(row, deps.encryptionKeys);
  // What an app registered is signed with the app's own secret.
  const secrets = [...webhookSecrets, clientSecret].filter((secret) => secret !== "");
  if (!door.isGenuine(secrets, raw, headers, deps.now())) return refuse(401, "The signature does not fit.");
  if (!/^application\/json\b/i.test(request.headers.get("content-type") ?? ""))
    return refuse(400, "Send JSON: set the content type of the webhook to application/json.");
  const message = parseMessage(raw);
  if (typeof message === "string") return refuse(400, message);
  const head = door.head(headers, message.body);
  if (head === null) return refuse(400, "A header that names the message is missing.");
  const kept = await withOrg(deps.db, found.orgId, async (tx) => {
    const how = await keepDelivery(tx, found, source, { ...head, body: message.text }, deps.now());
    if (how === "new") await recordIntent(tx, applyDeliveries, found);
    return how;
  });
  if (kept === "new") await deps.ring(found);
  return Response.json({ status: kept === "new" ? "kept" : "known" }, { status: 202 });
}

const refuse = (status: number, message: string): Response => Response.json({ message }, { status });

async function findConnection(
  db: Db,
  source: string,
  hookKey: string,
): Promise<{ readonly orgId: string; readonly connectionId: string } | null> {
  const Found = z.object({ orgId: z.uuid(), connectionId: z.uuid() });
  const [found] = await withTransaction(db, (tx) =>
    rows(
      tx,
      Found,
      sql`SELECT org_id AS "orgId", connection_id AS "connectionId" FROM hook_connection(${source}, ${hookKey})`,
    ),
  );
  return found ?? null;
}
