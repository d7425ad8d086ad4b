import "server-only";
import { redirect } from "next/navigation";
import { queues } from "@/app/queues.ts";
import { requireSettings } from "@/app/settings-action.ts";
import { db, now } from "@/app/wiring.ts";
import { withOrg } from "@/lib/core/db.ts";
import { env } from "@/lib/core/env.ts";
import { ring } from "@/lib/jobs/ask.ts";
import { checkConnection } from "@/lib/jobs/check-connection.ts";
import { recordIntent } from "@/lib/jobs/intent-store.ts";
import { changeSecret } from "@/lib/settings/connections/change-secret.ts";
import { noteCheckAsked } from "@/lib/settings/connections/check-store.ts";
import { endConnect } from "./connect-state.ts";

const REFUSED =
  "Begin again from the page of the connection. This answer was not asked for by this browser, or more than an hour ago.\n";

/** Takes what a host sent a person back with, where this browser asked for it; a worker exchanges it. */
export async function takeCode(request: Request, redirectUrl: string): Promise<Response> {
  const asked = new URL(request.url).searchParams;
  const connectionId = await endConnect(asked.get("state"));
  const code = asked.get("code");
  const plain = { headers: { "content-type": "text/plain; charset=utf-8" } };
  if (connectionId === null) return new Response(REFUSED, { status: 400, ...plain });
  const { orgId, userId } = await requireSettings();
  const at = { orgId, connectionId };
  if (code !== null && code.length <= 2_000) {
    await withOrg(db(), orgId, async (tx) => {
      const by = { ...at, userId, keys: env().ENCRYPTION_KEY };
      await changeSecret(tx, by, "connection.signed_in", (stored) => ({ ...stored, code, redirectUrl }));
      await noteCheckAsked(tx, at, now());
      await recordIntent(tx, checkConnection, at);
    });
    await ring(queues(), checkConnection, at);
  }
  redirect(`/settings/connections/${connectionId}`);
}
