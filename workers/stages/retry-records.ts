import { type Tx, withOrg } from "@/lib/core/db.ts";
import { saveBatch } from "@/lib/normalized/hosted/save-batch.ts";
import { askDeliveryAgain } from "@/lib/raw/delivery-store.ts";
import { type Aside, asideOf, noteAttempt } from "@/lib/raw/quarantine-store.ts";
import { countGaps, readStreamsAgain } from "@/lib/raw/stream-list-store.ts";
import type { Follow } from "../sync/commit-page.ts";
import { type OpenConnection, type OpenDeps, openConnection } from "../sync/open-connection.ts";
import type { SyncScope } from "./sync-connection.ts";

export type RetryDeps = OpenDeps & {
  readonly follow: readonly Follow[];
  readonly askTurn: (tx: Tx, scope: SyncScope, dueAt: Date) => Promise<void>;
  readonly askApply: (tx: Tx, scope: SyncScope) => Promise<void>;
};

/**
 * Tries again what was set aside. A record is understood from what was kept of it; a message goes back into the inbox; where
 * only a part was not read, its stream is read again from the beginning.
 */
export const retryRecordsStage =
  (deps: RetryDeps) =>
  async ({ id, ...scope }: SyncScope & { readonly id: string | null }): Promise<void> => {
    const { db, now } = deps;
    const open = await openConnection(deps, scope.orgId, scope.connectionId);
    if (open === null) return;
    const aside = await withOrg(db, scope.orgId, (tx) => asideOf(tx, scope.orgId, scope.connectionId, id));
    for (const one of aside) {
      const isUnderstood = await withOrg(db, scope.orgId, async (tx) => {
        const done = await tryOne(tx, deps, open, scope, one);
        if (done) await noteAttempt(tx, scope.orgId, one.id, true, now());
        return done;
      }).catch(() => false);
      // The transaction of a failed attempt may be gone, so it is noted apart.
      if (!isUnderstood)
        await withOrg(db, scope.orgId, (tx) => noteAttempt(tx, scope.orgId, one.id, false, now()));
    }
    await withOrg(db, scope.orgId, (tx) => countGaps(tx, scope));
  };

async function tryOne(
  tx: Tx,
  deps: RetryDeps,
  open: OpenConnection,
  scope: SyncScope,
  one: Aside,
): Promise<boolean> {
  if (one.stream === "webhooks") {
    await askDeliveryAgain(tx, scope, one.externalId);
    await deps.askApply(tx, scope);
    return true;
  }
  if (!one.hasPayload) {
    if (one.stream === null) return false;
    await readStreamsAgain(tx, scope, { stream: one.stream, scope: one.scope ?? "" }, deps.now());
    await deps.askTurn(tx, scope, deps.now());
    return true;
  }
  const record = { kind: one.kind, externalId: one.externalId, payload: one.payload };
  const { batch, unreadable } = open.connector.understand([record], await open.context());
  if (unreadable.length > 0) return false;
  const touched = await saveBatch(tx, scope, batch, deps.now());
  for (const next of deps.follow) await next(tx, scope, touched);
  return true;
}
