import { z } from "zod";
import type { AuthKind, ConnectionSecrets, GithubSettings, JiraSettings } from "@/lib/model/connection.ts";
import { type ConnectionAddress, connectionAddress } from "./connection-address.ts";
import { connectionFields as field } from "./connection-fields.ts";

/** A field that may be left empty: what is there already stays. */
const kept = <T extends z.ZodType>(typed: T) =>
  z.preprocess((text) => (text === "" ? undefined : text), typed.optional());

const common = {
  connectionId: z.uuid(),
  version: z.coerce.number().int(),
  name: field.name,
  address: z.string(),
  caBundle: field.caBundle,
  privateHosts: field.privateHosts,
};

/** What the form of a connection that is there may hold: one shape for each way to sign in. */
const Typed = z.discriminatedUnion("auth", [
  z.strictObject({ auth: z.literal("github_token"), ...common, token: kept(field.token) }),
  z.strictObject({
    auth: z.literal("github_app"),
    ...common,
    appId: kept(field.number),
    installationId: kept(field.number),
    privateKey: kept(field.privateKey),
  }),
  z.strictObject({
    auth: z.literal("jira_token"),
    ...common,
    email: kept(field.email),
    token: kept(field.token),
  }),
  z.strictObject({
    auth: z.literal("jira_oauth"),
    ...common,
    clientId: field.clientId,
    clientSecret: kept(field.clientSecret),
  }),
  z.strictObject({ auth: z.literal("jira_pat"), ...common, token: kept(field.token) }),
]);
type Typed = z.output<typeof Typed>;

/** A connection as a person wants it from now on. */
export type EditedConnection = {
  readonly connectionId: string;
  readonly version: number;
  readonly auth: AuthKind;
  readonly name: string;
  readonly address: ConnectionAddress;
  readonly settings: Partial<GithubSettings & JiraSettings>;
  /** What was typed anew of the credential; the rest of it stays. */
  readonly secrets: Partial<ConnectionSecrets>;
  /** The field that signs in. */
  readonly credential: "token" | "privateKey" | "clientSecret";
};

/** Reads the form of a connection that is there. What does not fit is told by field. */
export const EditedConnectionForm = Typed.transform((typed, ctx): EditedConnection => {
  const { connectionId, version, auth, name, caBundle, privateHosts } = typed;
  const address = connectionAddress(auth.startsWith("jira") ? "jira" : "github", typed.address, privateHosts);
  if (typeof address === "string") {
    ctx.addIssue({ code: "custom", path: ["address"], message: address });
    return z.NEVER;
  }
  const { settings, secrets, credential } = signIn(typed);
  return {
    connectionId,
    version,
    auth,
    name,
    address,
    credential,
    settings: { caBundle, privateHosts, ...settings },
    secrets: Object.fromEntries(Object.entries(secrets).filter(([, value]) => value !== undefined)),
  };
});

function signIn(typed: Typed): Pick<EditedConnection, "settings" | "credential"> & { secrets: object } {
  switch (typed.auth) {
    case "github_app": {
      const { appId = null, installationId = null, privateKey } = typed;
      return { settings: { appId, installationId }, secrets: { privateKey }, credential: "privateKey" };
    }
    case "jira_oauth": {
      const { clientId, clientSecret } = typed;
      return { settings: { clientId }, secrets: { clientSecret }, credential: "clientSecret" };
    }
    case "jira_token":
      return { settings: {}, secrets: { email: typed.email, token: typed.token }, credential: "token" };
    case "github_token":
    case "jira_pat":
      return { settings: {}, secrets: { token: typed.token }, credential: "token" };
  }
}
