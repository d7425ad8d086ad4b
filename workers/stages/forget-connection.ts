import { type Db, withOrg } from "@/lib/core/db.ts";
import { forgetConnection } from "@/lib/settings/connections/pause-connection.ts";
import type { SyncScope } from "./sync-connection.ts";

/** Deletes what a removed connection leaves behind; with its data, what it alone told of. Doing it twice does no more. */
export const forgetConnectionStage =
  ({ db }: { readonly db: Db }) =>
  ({ orgId, connectionId, withData }: SyncScope & { readonly withData: boolean }): Promise<void> =>
    withOrg(db, orgId, (tx) => forgetConnection(tx, connectionId, withData));
