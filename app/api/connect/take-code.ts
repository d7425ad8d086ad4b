import "server-only";
import { redirect } from "next/navigation";
import { requireSettings } from "@/app/settings-action.ts";
import { env } from "@/lib/core/env.ts";
import { changeSecret } from "@/lib/settings/connections/change-secret.ts";
import { askTest } from "./ask-test.ts";
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
  const by = { ...at, userId, keys: env().ENCRYPTION_KEY };
  const isGiven = code !== null && code.length <= 2_000;
  // Where nobody agreed, the test says what is missing, or that the connection works as before.
  await askTest(at, async (tx) => {
    if (isGiven)
      await changeSecret(tx, by, "connection.signed_in", (stored) => ({ ...stored, code, redirectUrl }));
  });
  redirect(`/settings/connections/${connectionId}`);
}
