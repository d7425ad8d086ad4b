import { type Db, withOrg } from "@/lib/core/db.ts";
import { askStreams } from "@/lib/raw/stream-list-store.ts";
import type { SyncScope } from "./sync-connection.ts";

export type ReadNowDeps = {
  readonly db: Db;
  readonly now: () => Date;
  readonly again: (scope: SyncScope, dueAt: Date | null) => Promise<unknown>;
};

/** Makes the streams of a connection due, those that are blocked too, and asks for a turn. */
export const readNowStage =
  ({ db, now, again }: ReadNowDeps) =>
  async ({ scope, ...at }: SyncScope & { readonly scope: string | null }): Promise<void> => {
    await withOrg(db, at.orgId, (tx) => askStreams(tx, at, { scope: scope ?? undefined }, now()));
    await again(at, null);
  };
