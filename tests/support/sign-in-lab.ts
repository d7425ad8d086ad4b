import { expect } from "vitest";
import { z } from "zod";
import { keepTogether } from "@/app/api/hooks/keep-together.ts";
import { takeDelivery } from "@/app/api/hooks/take-delivery.ts";
import type { FormState } from "@/components/ui/form-state.ts";
import { grantOrg, grantSettings } from "@/lib/auth/access.ts";
import { type Db, openDb, withOrg } from "@/lib/core/db.ts";
import { createHttp } from "@/lib/core/http.ts";
import { type AuthKind, GithubSettings, JiraSettings } from "@/lib/model/connection.ts";
import type { Http } from "@/lib/model/connector.ts";
import { changeSecrets, openSecrets, readConnection } from "@/lib/settings/connection-store.ts";
import { finishSignIn } from "@/lib/sources/finish-sign-in.ts";
import { hookDoorOf } from "@/lib/sources/hook-doors.ts";
import { connectorOf } from "@/lib/sources/registry.ts";
import { applyDeliveriesStage } from "@/workers/stages/apply-deliveries.ts";
import { checkConnectionStage } from "@/workers/stages/check-connection.ts";
import { forgetConnectionStage } from "@/workers/stages/forget-connection.ts";
import type { SyncDeps, SyncScope } from "@/workers/stages/sync-connection.ts";
import type { SignedWebhook } from "../simulator/jira/sign-webhook.ts";
import { syncAll, syncDeps } from "./sync-lab.ts";
import { testDatabase } from "./test-database.ts";

const ORG = "018f0000-0000-7000-8000-0000000000d1";
const HOME = "https://assay.example";
const KEYS = "a".repeat(64);
const LOOPBACK = ["127.0.0.1"];
const CHECKS = "FROM job_intent WHERE job = 'check-connection'";
const Head = z.object({
  state: z.string(),
  message: z.string().nullable(),
  fix: z.string().nullable(),
  version: z.string(),
});
type Handler = (request: Request) => Promise<Response>;

/** An admin's proof, as a signed-in browser brings it. */
export function admin() {
  const membership = { orgId: ORG, orgName: "Acme", isSample: false, role: "admin" as const };
  const person = { userId: ORG, sid: "s", email: "a@example.org", name: "A", memberships: [membership] };
  return grantSettings(grantOrg(person, ORG));
}

/** A form as a browser sends it, and what it is answered. */
const submitted =
  (action: (before: FormState, form: FormData) => Promise<FormState>) =>
  (fields: Readonly<Record<string, string>>): Promise<FormState> => {
    const form = new FormData();
    for (const [name, value] of Object.entries(fields)) form.set(name, value);
    return action({ status: "idle" }, form);
  };

/** A database, and the handlers of the way through a host's pages as they run over it. */
export async function openSignInLab() {
  const database = await testDatabase();
  const db: Db = openDb(database.appUrl);
  Object.assign(process.env, {
    DATABASE_URL: database.appUrl,
    APP_URL: HOME,
    AUTH_SECRET: "s".repeat(40),
    ENCRYPTION_KEY: KEYS,
  });
  const [githubBegin, githubDone, jiraBegin, jiraDone, installed, wiring, made, changed] = await Promise.all([
    import("@/app/api/connect/github/route.ts"),
    import("@/app/api/connect/github/done/route.ts"),
    import("@/app/api/connect/jira/route.ts"),
    import("@/app/api/connect/jira/done/route.ts"),
    import("@/app/api/connect/github/installed/[connection]/route.ts"),
    import("@/app/wiring.ts"),
    import("@/app/connection-actions.ts"),
    import("@/app/connection-settings-actions.ts"),
  ]);
  const inOrg = <T>(query: string, values: readonly unknown[], read: (rows: unknown[], count: number) => T) =>
    withOrg(db, ORG, async (tx) => {
      const { rows, rowCount } = await tx.query(query, [...values]);
      return read(rows, rowCount ?? 0);
    });
  const deps = (over: Partial<SyncDeps>): SyncDeps => {
    const connector = connectorOf("github");
    if (connector === null) throw new Error("Nobody reads GitHub.");
    return syncDeps(db, connector, { connectorOf, appUrl: HOME, ...over });
  };
  return {
    home: HOME,
    begin: { github: githubBegin.GET, jira: jiraBegin.GET } satisfies Record<string, Handler>,
    done: { github: githubDone.GET, jira: jiraDone.GET } satisfies Record<string, Handler>,
    installed: (url: string, connection: string) =>
      installed.GET(new Request(url), { params: Promise.resolve({ connection }) }),
    /** What the forms of the settings send. */
    forms: {
      add: submitted(made.addConnection),
      edit: submitted(changed.editConnection),
      scope: submitted(changed.saveScope),
      remove: submitted(made.removeConnection),
    },
    /** A new connection of this kind, as the form of a person leaves it. */
    connect: (
      auth: AuthKind,
      url: string,
      over: { readonly settings?: object; readonly secrets?: object } = {},
    ): Promise<SyncScope> =>
      withOrg(db, ORG, async (tx) => {
        const kind = auth.startsWith("jira") ? "jira" : "github";
        const of = kind === "jira" ? JiraSettings : GithubSettings;
        const settings = of.parse({ privateHosts: LOOPBACK, ...over.settings });
        const { rows } = await tx.query<{ id: string }>(
          `INSERT INTO connection (org_id, kind, name, auth, host, base_url, settings, hook_key)
           VALUES ($1, $2, $2, $3, $4, $5, $6, 'hook-' || new_id()) RETURNING id`,
          [ORG, kind, auth, new URL(url).host, url, settings],
        );
        const connectionId = rows[0]?.id ?? "";
        await changeSecrets(tx, ORG, connectionId, KEYS, () => ({ webhookSecrets: [], ...over.secrets }));
        return { orgId: ORG, connectionId };
      }),
    state: ({ connectionId }: SyncScope) =>
      inOrg(
        "SELECT state, message, fix, settings_version::text AS version FROM connection WHERE id = $1",
        [connectionId],
        ([row]) => Head.parse(row),
      ),
    secrets: async ({ connectionId }: SyncScope) => {
      const row = await withOrg(db, ORG, (tx) => readConnection(tx, ORG, connectionId));
      if (row === null) throw new Error("The connection is gone.");
      return openSecrets(row, KEYS);
    },
    count: (rows: string) => inOrg(`SELECT 1 FROM ${rows}`, [], (_rows, count) => count),
    askedTests: () => inOrg(`SELECT 1 ${CHECKS}`, [], (_rows, count) => count),
    /** What a worker does with the test that a handler asked for. */
    async work(scope: SyncScope, now: () => Date): Promise<void> {
      expect(await inOrg(`DELETE ${CHECKS}`, [], (_rows, count) => count)).toBe(1);
      const stage = { db, encryptionKeys: KEYS, now, connectorOf, createHttp, finishSignIn };
      const { signal } = new AbortController();
      await checkConnectionStage({ ...stage, signal, again: () => Promise.resolve() })(scope);
    },
    /** What a host is answered that sends a message. */
    async deliver(message: { readonly url: string } & SignedWebhook, now: () => Date): Promise<number> {
      const [source = "", hookKey = ""] = new URL(message.url).pathname.split("/").slice(-2);
      const request = new Request(message.url, {
        method: "POST",
        headers: message.headers,
        body: message.body,
      });
      const keep = keepTogether(db, () => Promise.resolve());
      const door = { db, now, encryptionKeys: KEYS, doorOf: hookDoorOf, keep };
      return (await takeDelivery(door, { source, hookKey }, request)).status;
    },
    /** What a worker does with the messages that wait, and with a connection that was removed. */
    apply: (scope: SyncScope, over: Partial<SyncDeps>) =>
      applyDeliveriesStage({ ...deps(over), follow: [], askTurn: () => Promise.resolve() })(scope),
    forget: (scope: SyncScope, over: Partial<SyncDeps>) =>
      forgetConnectionStage(deps(over))({ ...scope, withData: false }),
    stream: ({ connectionId }: SyncScope, name: string) =>
      inOrg(
        "SELECT state, cause, fix FROM sync_stream WHERE connection_id = $1 AND stream = $2",
        [connectionId, name],
        ([row]) => row,
      ),
    /** Reads to the end of all lists. */
    async read(scope: SyncScope, over: Partial<SyncDeps>): Promise<void> {
      await syncAll(deps(over), scope);
    },
    async close(): Promise<void> {
      await wiring.db().end();
      await db.end();
      await database.drop();
    },
  };
}
export type SignInLab = Awaited<ReturnType<typeof openSignInLab>>;

/** The network, with something that happens before the request of this number. */
export function beforeRequest(number: number, happens: () => void): typeof createHttp {
  let seen = 0;
  return (options): Http => {
    const http = createHttp(options);
    return (url, init) => {
      seen += 1;
      if (seen === number) happens();
      return http(url, init);
    };
  };
}

/** What a browser is told at this address, without going on. */
export const visit = (url: string, init: RequestInit = {}): Promise<Response> =>
  fetch(url, { redirect: "manual", ...init });
