import { type Tx, withOrg } from "@/lib/core/db.ts";
import { withRetries } from "@/lib/core/with-retries.ts";
import { endDeliveries, type WaitingDelivery, waitingDeliveries } from "@/lib/raw/delivery-store.ts";
import { streamsOf } from "@/lib/raw/stream-list-store.ts";
import { type Applying, applyDeliveries, setDeliveryAside } from "../sync/apply-deliveries.ts";
import type { Follow } from "../sync/commit-page.ts";
import { type OpenConnection, type OpenDeps, openConnection } from "../sync/open-connection.ts";
import { unreadable } from "../sync/understand-records.ts";
import type { SyncScope } from "./sync-connection.ts";

export type ApplyDeps = OpenDeps & {
  readonly follow: readonly Follow[];
  /** Asks, in this transaction, for a turn of the connection at an instant. */
  readonly askTurn: (tx: Tx, scope: SyncScope, dueAt: Date) => Promise<void>;
};

const AT_ONCE = 50;
const REFRESH_AFTER_MS = 15_000;

/**
 * Applies the messages that wait in a connection's inbox, in the order in which they came, until none is left. One that
 * cannot be understood or stored is set aside, and the others go on.
 */
export const applyDeliveriesStage =
  (deps: ApplyDeps) =>
  async (scope: SyncScope): Promise<void> => {
    const open = await openConnection(deps, scope.orgId, scope.connectionId, { isUrgent: true });
    if (open === null || open.row.isPaused) return;
    const context = await open.context();
    for (let left = true; left; ) {
      const streams = await withOrg(deps.db, scope.orgId, (tx) => streamsOf(tx, scope));
      const now = deps.now();
      const on: Applying = {
        open,
        context,
        scopes: new Set(streams.map((stream) => stream.scope)),
        now,
        refreshAt: new Date(now.getTime() + REFRESH_AFTER_MS),
      };
      // Together they are quick; where one fails, each goes by itself, and only that one stays behind.
      const count = await withRetries(() => applySome(deps, scope, on, AT_ONCE)).catch(() =>
        withRetries(() => applySome(deps, scope, on, 1)).catch((error: unknown) =>
          giveUp(deps, scope, open, error),
        ),
      );
      left = count > 0;
    }
  };

function applySome(deps: ApplyDeps, scope: SyncScope, on: Applying, limit: number): Promise<number> {
  const apply = async (tx: Tx): Promise<number> => {
    const waiting = await waitingDeliveries(tx, scope, limit);
    if (waiting.length === 0) return 0;
    const { ends, asks, touched } = await applyDeliveries(tx, waiting, on);
    for (const next of deps.follow) await next(tx, scope, touched);
    await endDeliveries(tx, scope, ends, on.now);
    if (asks) await deps.askTurn(tx, scope, on.refreshAt);
    return waiting.length;
  };
  return withOrg(deps.db, scope.orgId, apply, { keepsPlans: true });
}

/** Sets the first message that waits aside; an outage of the database is no fault of the message, and fails here too. */
function giveUp(deps: ApplyDeps, scope: SyncScope, open: OpenConnection, error: unknown): Promise<number> {
  const now = deps.now();
  return withOrg(deps.db, scope.orgId, async (tx) => {
    const waiting: readonly WaitingDelivery[] = await waitingDeliveries(tx, scope, 1);
    for (const delivery of waiting) {
      const { reason } = unreadable(
        { kind: delivery.event, externalId: delivery.deliveryId, payload: null },
        error,
      );
      await setDeliveryAside(tx, open, delivery, reason, now);
      await endDeliveries(tx, scope, [{ deliveryId: delivery.deliveryId, state: "failed", reason }], now);
    }
    return waiting.length;
  });
}
