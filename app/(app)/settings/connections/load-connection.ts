import "server-only";
import type { OrgAccess } from "@/lib/auth/access.ts";
import type { Tx } from "@/lib/core/db.ts";
import { type ConnectionHead, connectionHead } from "@/lib/views/connection-head.ts";
import { loadPage } from "../../../load-page.ts";
import { now } from "../../../wiring.ts";

type Ground = {
  readonly tx: Tx;
  readonly access: OrgAccess;
  readonly head: ConnectionHead;
  readonly at: Date;
};

/** Loads a page of one connection, and whether the person may change it. */
export async function loadConnection<T>(
  params: Promise<{ connection: string }>,
  work: (ground: Ground) => Promise<T>,
) {
  const { connection } = await params;
  const at = now();
  const loaded = await loadPage(async ({ tx, access }) => {
    const head = await connectionHead(tx, access, connection, at);
    return { head, of: await work({ tx, access, head, at }) };
  });
  const { role, isSample } = loaded.access;
  return { ...loaded, at, canChange: (role === "owner" || role === "admin") && !isSample };
}
