import { generateKeyPairSync } from "node:crypto";
import { expect, test } from "vitest";
import type { ConnectorDeps } from "@/lib/model/connector.ts";
import { type Call, githubLab, type Reply } from "../../tests/support/github-lab.ts";
import { finishSignIn } from "./finish-sign-in.ts";

const { privateKey } = generateKeyPairSync("rsa", {
  modulusLength: 2048,
  privateKeyEncoding: { type: "pkcs1", format: "pem" },
  publicKeyEncoding: { type: "spki", format: "pem" },
});
const lab = (over: Partial<ConnectorDeps>, answer: (call: Call) => Reply) => githubLab(answer, over);
const app = (settings: object): Partial<ConnectorDeps> => ({
  auth: "github_app",
  settings: { appId: "42", ...settings },
  secrets: { privateKey, webhookSecrets: [] },
});
const at = (id: number, login: string) => ({ id, account: { login } });

test("the code of a new app becomes its number, its key and its webhook secret", async () => {
  const { deps, calls, signal } = lab(
    { auth: "github_app", settings: {}, secrets: { code: "a1b2", webhookSecrets: [] } },
    () => ({
      status: 201,
      body: {
        id: 42,
        slug: "assay",
        pem: "KEY",
        webhook_secret: "hook",
        html_url: "https://github.com/apps/assay",
      },
    }),
  );
  expect(await finishSignIn("github", deps, signal)).toEqual({
    settings: { appId: "42" },
    secrets: { privateKey: "KEY" },
    webhookSecrets: ["hook"],
  });
  expect(calls.map(({ url }) => url.pathname)).toEqual(["/app-manifests/a1b2/conversions"]);
});

test("an app is found where it is installed, in the organisation that was named", async () => {
  const both = { body: [at(7, "other"), at(8, "Acme")] };
  const { deps, calls, signal } = lab(app({ organisations: ["acme"] }), () => both);
  expect(await finishSignIn("github", deps, signal)).toMatchObject({ settings: { installationId: "8" } });
  expect(calls[0]?.init.headers?.authorization).toMatch(/^Bearer ey/);
});

test.each<[what: string, reply: Reply, kind: string]>([
  ["nowhere", { body: [] }, "permission"],
  ["in several places, none of them named", { body: [at(7, "a"), at(8, "b")] }, "unsupported"],
  ["refused", { status: 401, body: { message: "Bad credentials" } }, "credential"],
  ["not told", { body: "<html>" }, "malformed"],
])("an app that is installed %s is told with the next step", async (_what, reply, kind) => {
  const { deps, signal } = lab(app({}), () => reply);
  await expect(finishSignIn("github", deps, signal)).rejects.toMatchObject({
    kind,
    fix: expect.any(String) as string,
  });
});

const jira = (secrets: object): Partial<ConnectorDeps> => ({
  host: "acme.atlassian.net",
  baseUrl: "https://acme.atlassian.net",
  auth: "jira_oauth",
  settings: { clientId: "client" },
  secrets: { clientSecret: "s", webhookSecrets: [], ...secrets },
});

test("a consent becomes tokens, with the address that it was asked for", async () => {
  const grant = { access_token: "access", refresh_token: "refresh", expires_in: 3600 };
  const { deps, calls, now, signal } = lab(jira({ code: "c", redirectUrl: "https://assay/done" }), () => ({
    body: grant,
  }));
  expect(await finishSignIn("jira", deps, signal)).toMatchObject({
    secrets: { accessToken: "access", refreshToken: "refresh", accessExpiresAt: now.getTime() / 1000 + 3600 },
  });
  expect(calls[0]?.url.href).toBe("https://auth.atlassian.com/oauth/token");
  expect(JSON.parse(calls[0]?.init.body ?? "{}")).toMatchObject({
    grant_type: "authorization_code",
    code: "c",
    redirect_uri: "https://assay/done",
  });
});

test("without a consent a person is asked for one; with tokens there is nothing to do", async () => {
  const none = lab(jira({}), () => ({}));
  await expect(finishSignIn("jira", none.deps, none.signal)).rejects.toMatchObject({ kind: "credential" });
  const held = lab(jira({ refreshToken: "r" }), () => ({}));
  expect(await finishSignIn("jira", held.deps, held.signal)).toBeNull();
  expect(held.calls).toEqual([]);
});
