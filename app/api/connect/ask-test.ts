import "server-only";
import { queues } from "@/app/queues.ts";
import { db, now } from "@/app/wiring.ts";
import { type Tx, withOrg } from "@/lib/core/db.ts";
import { ring } from "@/lib/jobs/ask.ts";
import { checkConnection } from "@/lib/jobs/check-connection.ts";
import { recordIntent } from "@/lib/jobs/intent-store.ts";
import { noteCheckAsked } from "@/lib/settings/connections/check-store.ts";

type At = { readonly orgId: string; readonly connectionId: string };

/** Asks for the test of a connection, which finishes its sign-in first; a worker makes it. `change` is kept with it or not at all. */
export async function askTest(at: At, change?: (tx: Tx) => Promise<void>): Promise<void> {
  await withOrg(db(), at.orgId, async (tx) => {
    await change?.(tx);
    await noteCheckAsked(tx, at, now());
    await recordIntent(tx, checkConnection, at);
  });
  await ring(queues(), checkConnection, at);
}
