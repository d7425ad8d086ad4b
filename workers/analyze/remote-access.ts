import { type Db, withOrg } from "@/lib/core/db.ts";
import { createHttp } from "@/lib/core/http.ts";
import { GithubSettings } from "@/lib/model/connection.ts";
import { openToken, readConnection } from "@/lib/settings/connection-store.ts";
import type { ReadRepository } from "@/lib/settings/repository-store.ts";
import { gitToken } from "@/lib/sources/github/git-token.ts";
import { connectorOf } from "@/lib/sources/registry.ts";
import { openConnection } from "../sync/open-connection.ts";

/** What git needs to reach a remote besides its address. */
export type RemoteAccess = {
  readonly token: string | null;
  /** PEM certificates that are trusted besides the usual ones. */
  readonly caBundle: string | null;
  /** Hosts in a private network that an admin allowed. */
  readonly privateHosts: readonly string[];
};

const OPEN: RemoteAccess = { token: null, caBundle: null, privateHosts: [] };

/** How git signs in to the remote of a repository: by a token of its own, or by the connection that found it. */
export async function remoteAccess(
  deps: { readonly db: Db; readonly encryptionKeys: string },
  { orgId, connectionId }: Pick<ReadRepository, "orgId" | "connectionId">,
): Promise<RemoteAccess> {
  if (connectionId === null) return OPEN;
  const { db, encryptionKeys } = deps;
  const row = await withOrg(db, orgId, (tx) => readConnection(tx, orgId, connectionId));
  if (row === null) return OPEN;
  if (row.kind !== "github") return { ...OPEN, token: openToken(row, encryptionKeys) };
  const { caBundle, privateHosts } = GithubSettings.parse(row.settings);
  const hosts = { db, encryptionKeys, connectorOf, createHttp, now: () => new Date() };
  const open = await openConnection(hosts, orgId, connectionId, { isUrgent: true });
  return { token: open === null ? null : await gitToken(open.deps), caBundle, privateHosts };
}
