import { type Db, withOrg } from "@/lib/core/db.ts";
import { applyDeliveries } from "@/lib/jobs/apply-deliveries.ts";
import { recordIntent } from "@/lib/jobs/intent-store.ts";
import { type Delivery, keepDelivery } from "@/lib/raw/delivery-store.ts";
import { goTogether } from "./go-together.ts";

type Scope = { readonly orgId: string; readonly connectionId: string };
type Message = {
  readonly scope: Scope;
  readonly source: string;
  readonly delivery: Delivery;
  readonly receivedAt: Date;
};
export type Kept = "new" | "again" | "other";

/** As many as a host sends in a burst; a transaction of them takes no longer than a person waits. */
const MOST = 50;

/**
 * Keeps messages, and with them the ask for their work. Those of a connection that come while others are written are written
 * together: one transaction, one ask, one bell. Whoever sent a message is answered once it is stored; the bell may come later.
 */
export function keepTogether(db: Db, ring: (scope: Scope) => Promise<unknown>) {
  const rung = goTogether<Scope, null>(Number.POSITIVE_INFINITY, async (scopes) => {
    if (scopes[0] !== undefined) await ring(scopes[0]);
    return scopes.map(() => null);
  });
  const keep = goTogether<Message, Kept>(MOST, async (messages) => {
    const scope = messages[0]?.scope;
    if (scope === undefined) return [];
    const kept = await withOrg(db, scope.orgId, async (tx) => {
      const all: Kept[] = [];
      for (const { source, delivery, receivedAt } of messages)
        all.push(await keepDelivery(tx, scope, source, delivery, receivedAt));
      if (all.includes("new")) await recordIntent(tx, applyDeliveries, scope);
      return all;
    });
    // The sweeper rings again for what is kept, should this bell not be heard.
    if (kept.includes("new")) rung(scope.connectionId, scope).catch(() => undefined);
    return kept;
  });
  return (message: Message): Promise<Kept> => keep(message.scope.connectionId, message);
}
