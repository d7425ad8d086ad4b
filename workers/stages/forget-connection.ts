import { withOrg } from "@/lib/core/db.ts";
import { AppError } from "@/lib/core/errors.ts";
import { cursorsOf } from "@/lib/raw/stream-list-store.ts";
import { forgetConnection } from "@/lib/settings/connections/pause-connection.ts";
import { recordAudit } from "@/lib/settings/record-audit.ts";
import { type OpenDeps, openConnection } from "../sync/open-connection.ts";
import type { SyncScope } from "./sync-connection.ts";

export type ForgetDeps = OpenDeps & { readonly signal: AbortSignal };

const PATIENCE_MS = 20_000;

/**
 * Takes back what a removed connection registered at its host, and deletes what it leaves behind; with its data, what it alone
 * told of. A host that does not answer keeps no credential here: that is written down. Doing it twice does no more.
 */
export const forgetConnectionStage =
  (deps: ForgetDeps) =>
  async ({ orgId, connectionId, withData }: SyncScope & { readonly withData: boolean }): Promise<void> => {
    const left = await leave(deps, { orgId, connectionId });
    await withOrg(deps.db, orgId, async (tx) => {
      await forgetConnection(tx, connectionId, withData);
      if (left !== null)
        await recordAudit(tx, { orgId, userId: null, action: "connection.webhooks_left", target: left });
    });
  };

/** What could not be taken back, in words; null where nothing is left. */
async function leave(deps: ForgetDeps, scope: SyncScope): Promise<string | null> {
  const signal = AbortSignal.any([deps.signal, AbortSignal.timeout(PATIENCE_MS)]);
  try {
    const open = await openConnection(deps, scope.orgId, scope.connectionId, {
      isUrgent: true,
      isRemoved: true,
    });
    if (open?.connector.leave === undefined) return null;
    const cursors = await withOrg(deps.db, scope.orgId, (tx) => cursorsOf(tx, scope));
    await open.connector.leave(open.deps, cursors, signal);
    return null;
  } catch (error) {
    deps.signal.throwIfAborted();
    if (!(error instanceof AppError) || error.code === "bug") throw error;
    return `Webhooks stay registered until they end by themselves, in at most 30 days. ${error.message}.`;
  }
}
