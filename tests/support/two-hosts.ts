import { randomUUID } from "node:crypto";
import { type Db, withOrg } from "@/lib/core/db.ts";
import type { AuthKind, ConnectionKind } from "@/lib/model/connection.ts";
import { GithubSettings, JiraSettings } from "@/lib/model/connection.ts";
import { changeSecrets } from "@/lib/settings/connection-store.ts";
import type { SyncScope } from "@/workers/stages/sync-connection.ts";

export const SEAL = "a".repeat(64);
const LOOPBACK = ["127.0.0.1"];

type Given = {
  readonly kind: ConnectionKind;
  readonly auth: AuthKind;
  readonly url: string;
  readonly settings: object;
  readonly secrets: Readonly<Record<string, string>>;
};

/** Connects an organisation with a simulated GitHub and a simulated Jira. */
export async function connectBoth(
  db: Db,
  orgId: string,
  github: { readonly url: string; readonly token: string; readonly organisation: string },
  jira: { readonly url: string; readonly email: string; readonly token: string },
): Promise<{ readonly github: SyncScope; readonly jira: SyncScope }> {
  const code: Given = {
    kind: "github",
    auth: "github_token",
    url: github.url,
    secrets: { token: github.token },
    settings: GithubSettings.parse({ privateHosts: LOOPBACK, organisations: [github.organisation] }),
  };
  const tracker: Given = {
    kind: "jira",
    auth: "jira_token",
    url: jira.url,
    secrets: { token: jira.token, email: jira.email },
    settings: JiraSettings.parse({ privateHosts: LOOPBACK }),
  };
  return { github: await connect(db, orgId, code), jira: await connect(db, orgId, tracker) };
}

async function connect(db: Db, orgId: string, given: Given): Promise<SyncScope> {
  const { kind, auth, url, settings, secrets } = given;
  return withOrg(db, orgId, async (tx) => {
    const { rows } = await tx.query<{ id: string }>(
      `INSERT INTO connection (org_id, kind, name, auth, host, base_url, settings, hook_key)
       VALUES ($1, $2, $2, $3, $4, $5, $6, $7) RETURNING id`,
      [orgId, kind, auth, new URL(url).host, url, settings, `hook-${randomUUID()}`],
    );
    const connectionId = rows[0]?.id ?? "";
    const sealed = () => ({ ...secrets, webhookSecrets: ["hush"] });
    await changeSecrets(tx, orgId, connectionId, SEAL, sealed);
    return { orgId, connectionId };
  });
}
