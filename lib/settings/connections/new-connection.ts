import { z } from "zod";
import {
  type AuthKind,
  type ConnectionKind,
  ConnectionSecrets,
  GithubSettings,
  JiraSettings,
} from "@/lib/model/connection.ts";
import { connectionAddress } from "./connection-address.ts";
import { connectionFields as field } from "./connection-fields.ts";
import { NOTHING_YET } from "./scope-choice.ts";

const common = {
  name: field.name,
  address: z.string(),
  caBundle: field.caBundle,
  privateHosts: field.privateHosts,
};

/** What the form of a new connection may hold: one shape for each way to sign in. */
const Typed = z.discriminatedUnion("auth", [
  z.strictObject({ auth: z.literal("github_token"), ...common, token: field.token }),
  z.strictObject({
    auth: z.literal("github_app"),
    ...common,
    appId: field.number,
    installationId: z.union([z.literal(""), field.number]).default(""),
    privateKey: field.privateKey,
  }),
  z.strictObject({ auth: z.literal("github_manifest"), ...common, organisation: field.login }),
  z.strictObject({ auth: z.literal("jira_token"), ...common, email: field.email, token: field.token }),
  z.strictObject({
    auth: z.literal("jira_oauth"),
    ...common,
    clientId: field.clientId,
    clientSecret: field.clientSecret,
  }),
  z.strictObject({ auth: z.literal("jira_pat"), ...common, token: field.token }),
]);
type Typed = z.output<typeof Typed>;

/** A connection that can be stored: where, how, what of it is secret. */
export type NewConnection = {
  readonly kind: ConnectionKind;
  readonly auth: AuthKind;
  readonly name: string;
  readonly host: string;
  readonly baseUrl: string;
  readonly settings: GithubSettings | JiraSettings;
  readonly secrets: ConnectionSecrets;
};

/** Reads the form of a new connection. What does not fit is told by field. */
export const NewConnectionForm = Typed.transform((typed, ctx): NewConnection => {
  const kind = typed.auth.startsWith("jira") ? "jira" : "github";
  const address = connectionAddress(kind, typed.address, typed.privateHosts);
  if (typeof address === "string") {
    ctx.addIssue({ code: "custom", path: ["address"], message: address });
    return z.NEVER;
  }
  return { kind, name: typed.name, ...address, ...signIn(typed) };
});

function signIn(typed: Typed): Pick<NewConnection, "auth" | "settings" | "secrets"> {
  const { caBundle, privateHosts } = typed;
  const reach = { caBundle, privateHosts, exclude: NOTHING_YET };
  const sealed = (secrets: z.input<typeof ConnectionSecrets>) => ConnectionSecrets.parse(secrets);
  const { auth } = typed;
  switch (auth) {
    case "github_token":
      return { auth, settings: GithubSettings.parse(reach), secrets: sealed({ token: typed.token }) };
    case "github_app": {
      const installationId = typed.installationId === "" ? null : typed.installationId;
      const settings = GithubSettings.parse({ ...reach, appId: typed.appId, installationId });
      return { auth, settings, secrets: sealed({ privateKey: typed.privateKey }) };
    }
    case "github_manifest": {
      const organisations = typed.organisation === "" ? [] : [typed.organisation];
      return {
        auth: "github_app",
        settings: GithubSettings.parse({ ...reach, organisations }),
        secrets: sealed({}),
      };
    }
    case "jira_token":
      return {
        auth,
        settings: JiraSettings.parse(reach),
        secrets: sealed({ email: typed.email, token: typed.token }),
      };
    case "jira_oauth":
      return {
        auth,
        settings: JiraSettings.parse({ ...reach, clientId: typed.clientId }),
        secrets: sealed({ clientSecret: typed.clientSecret }),
      };
    case "jira_pat":
      return { auth, settings: JiraSettings.parse(reach), secrets: sealed({ token: typed.token }) };
  }
}
