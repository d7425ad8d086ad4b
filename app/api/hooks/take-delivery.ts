import { z } from "zod";
import { type Db, withTransaction } from "@/lib/core/db.ts";
import { rows, sql } from "@/lib/core/sql.ts";
import { type ConnectionRow, openSecrets, readConnection } from "@/lib/settings/connection-store.ts";
import type { HookDoor } from "@/lib/sources/hook-doors.ts";
import type { keepTogether } from "./keep-together.ts";
import { parseMessage } from "./parse-message.ts";
import { readBody } from "./read-body.ts";

export type HookDeps = {
  readonly db: Db;
  readonly now: () => Date;
  readonly encryptionKeys: string;
  readonly doorOf: (source: string) => HookDoor | null;
  readonly keep: ReturnType<typeof keepTogether>;
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
  const row = await findConnection(deps.db, source, hookKey);
  if (row === null) return refuse(404, "Nobody is here.");
  const raw = await readBody(request.body, LARGEST);
  if (raw === null) return refuse(413, "The body is larger than 25 MB.");
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
  const kept = await deps.keep({
    scope: { orgId: row.orgId, connectionId: row.id },
    source,
    delivery: { ...head, body: message.text },
    receivedAt: deps.now(),
  });
  return Response.json({ status: kept === "new" ? "kept" : "known" }, { status: 202 });
}

const refuse = (status: number, message: string): Response => Response.json({ message }, { status });

const Found = z.object({ orgId: z.uuid(), connectionId: z.uuid() });

/** The connection that an address names. Once it is known whose it is, the rest is read as that organisation. */
function findConnection(db: Db, source: string, hookKey: string): Promise<ConnectionRow | null> {
  return withTransaction(db, async (tx) => {
    const [found] = await rows(
      tx,
      Found,
      sql`SELECT org_id AS "orgId", connection_id AS "connectionId", set_config('app.org_id', org_id::text, true)
          FROM hook_connection(${source}, ${hookKey})`,
    );
    return found === undefined ? null : readConnection(tx, found.orgId, found.connectionId);
  });
}
