import { createHash } from "node:crypto";
import { z } from "zod";
import { type Db, type Tx, withOrg } from "@/lib/core/db.ts";
import { execute, rows, sql } from "@/lib/core/sql.ts";
import { setAside } from "./quarantine-store.ts";

export type Delivery = {
  readonly deliveryId: string;
  readonly event: string;
  readonly action: string | null;
  /** The body as it was signed. */
  readonly body: string;
};
type ConnectionScope = { readonly orgId: string; readonly connectionId: string };

/**
 * Keeps a message as it came in. `again`: it was kept before. `other`: its name was used before for another body; the first
 * one stands, and the second is set aside for a person to look at.
 */
export async function keepDelivery(
  tx: Tx,
  { orgId, connectionId }: ConnectionScope,
  source: string,
  { deliveryId, event, action, body }: Delivery,
  now: Date,
): Promise<"new" | "again" | "other"> {
  const hash = createHash("sha256").update(body).digest();
  const added = await execute(
    tx,
    sql`INSERT INTO webhook_delivery (org_id, connection_id, delivery_id, event, action, body, body_hash, received_at)
        VALUES (${orgId}, ${connectionId}, ${deliveryId}, ${event}, ${action}, ${body}, ${hash}, ${now})
        ON CONFLICT DO NOTHING`,
  );
  if (added === 1) return "new";
  const [known] = await rows(
    tx,
    z.object({ isSame: z.boolean() }),
    sql`SELECT body_hash = ${hash} AS "isSame" FROM webhook_delivery
        WHERE org_id = ${orgId} AND connection_id = ${connectionId} AND delivery_id = ${deliveryId}`,
  );
  if (known?.isSame !== false) return "again";
  const fault = {
    kind: `${source}.hook.${event}`,
    externalId: deliveryId,
    reason: "A message came again under the same name with another body. The first one counts.",
    payload: { body },
  };
  await setAside(tx, { orgId, source, connectionId, stream: "webhooks", scope: "" }, [fault], now);
  return "other";
}

const Waiting = z.object({
  deliveryId: z.string(),
  event: z.string(),
  action: z.string().nullable(),
  body: z.string(),
  receivedAt: z.date(),
  attempts: z.number(),
});
export type WaitingDelivery = z.output<typeof Waiting>;

/** Messages that wait, in the order in which they came; locked for this transaction. */
export const waitingDeliveries = (
  tx: Tx,
  { orgId, connectionId }: ConnectionScope,
  limit: number,
): Promise<WaitingDelivery[]> =>
  rows(
    tx,
    Waiting,
    sql`SELECT delivery_id AS "deliveryId", event, action, body, received_at AS "receivedAt", attempts
        FROM webhook_delivery
        WHERE org_id = ${orgId} AND connection_id = ${connectionId} AND state = 'waiting'
        ORDER BY received_at, delivery_id LIMIT ${limit} FOR UPDATE SKIP LOCKED`,
  );

/** Notes what became of messages, and why where nothing followed. */
export async function endDeliveries(
  tx: Tx,
  { orgId, connectionId }: ConnectionScope,
  ends: readonly {
    readonly deliveryId: string;
    readonly state: "done" | "ignored" | "failed";
    readonly reason: string | null;
  }[],
  now: Date,
): Promise<void> {
  await execute(
    tx,
    sql`UPDATE webhook_delivery d SET state = e.state, reason = e.reason, done_at = ${now}, attempts = d.attempts + 1
        FROM unnest(${ends.map(({ deliveryId }) => deliveryId)}::text[], ${ends.map(({ state }) => state)}::text[],
          ${ends.map(({ reason }) => reason)}::text[]) AS e(id, state, reason)
        WHERE d.org_id = ${orgId} AND d.connection_id = ${connectionId} AND d.delivery_id = e.id`,
  );
}

/** How many messages wait. */
export const countWaiting = (db: Db, at: ConnectionScope): Promise<number> =>
  withOrg(db, at.orgId, async (tx) => {
    const [found] = await rows(
      tx,
      z.object({ n: z.number() }),
      sql`SELECT count(*)::int AS n FROM webhook_delivery
          WHERE org_id = ${at.orgId} AND connection_id = ${at.connectionId} AND state = 'waiting'`,
    );
    return found?.n ?? 0;
  });

/** Lets a message wait again. */
export const askDeliveryAgain = (
  tx: Tx,
  { orgId, connectionId }: ConnectionScope,
  id: string,
): Promise<number> =>
  execute(
    tx,
    sql`UPDATE webhook_delivery SET state = 'waiting', reason = NULL, done_at = NULL
        WHERE org_id = ${orgId} AND connection_id = ${connectionId} AND delivery_id = ${id} AND state = 'failed'`,
  );
