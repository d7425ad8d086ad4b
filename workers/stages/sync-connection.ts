import { withOrg } from "@/lib/core/db.ts";
import { AppError } from "@/lib/core/errors.ts";
import { setConnectionState } from "@/lib/settings/connection-store.ts";
import { type OpenConnection, type OpenDeps, openConnection } from "../sync/open-connection.ts";
import { type TurnDeps, takeTurn } from "../sync/take-turn.ts";

export type SyncDeps = OpenDeps &
  TurnDeps & {
    /** Asks for the next turn: at once with null, else when it is due. */
    readonly again: (scope: SyncScope, dueAt: Date | null) => Promise<unknown>;
  };
export type SyncScope = { readonly orgId: string; readonly connectionId: string };

const HOUR = 3_600_000;

/**
 * Takes one turn at reading a connection and asks for the next. Faults of the host are states of its streams, never of the
 * job; one that is paused or gone is left alone until somebody asks again.
 */
export const syncConnectionStage =
  (deps: SyncDeps) =>
  async (scope: SyncScope): Promise<void> => {
    const { db, now } = deps;
    const tell = (state: "ok" | "failed", message: string | null, fix: string | null) =>
      withOrg(db, scope.orgId, (tx) =>
        setConnectionState(tx, scope.orgId, scope.connectionId, { state, message, fix }),
      );
    let open: OpenConnection | null;
    try {
      open = await openConnection(deps, scope.orgId, scope.connectionId);
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== "invalid") throw error;
      await tell("failed", error.message, error.fix ?? null);
      await deps.again(scope, new Date(now().getTime() + HOUR));
      return;
    }
    if (open === null || open.row.isPaused) return;
    const { next, refused, answered } = await takeTurn(deps, open);
    if (refused !== null) await tell("failed", refused.message, refused.fix ?? null);
    else if (answered && open.row.state !== "limited") await tell("ok", null, null);
    if (next !== null) await deps.again(scope, next <= now() && !deps.signal.aborted ? null : next);
  };
