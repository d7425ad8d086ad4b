import { type Db, withOrg } from "@/lib/core/db.ts";
import { AppError } from "@/lib/core/errors.ts";
import {
  type ConnectionKind,
  ConnectionSecrets,
  GithubSettings,
  JiraSettings,
} from "@/lib/model/connection.ts";
import type { Connector, ConnectorDeps, Context, Http } from "@/lib/model/connector.ts";
import { stagesOf } from "@/lib/normalized/hosted/place-store.ts";
import { unnamedItems } from "@/lib/normalized/links/pointed-store.ts";
import { type BudgetOptions, createBudget } from "@/lib/raw/quota-store.ts";
import {
  type ConnectionRow,
  changeSecrets,
  openSecrets,
  readConnection,
  readRemoved,
} from "@/lib/settings/connection-store.ts";
import { hookAddress, hookFault } from "@/lib/settings/connections/hook-address.ts";
import { isSample } from "@/lib/settings/is-sample.ts";

export type OpenDeps = {
  readonly db: Db;
  readonly encryptionKeys: string;
  readonly now: () => Date;
  readonly connectorOf: (kind: ConnectionKind) => Connector | null;
  readonly createHttp: (options: {
    readonly caBundle: string | null;
    readonly privateHosts: readonly string[];
  }) => Http;
  /** What a connection of the sample is handed in place of the network. Without it a sample is never called for. */
  readonly sampleHttp?: (row: ConnectionRow) => Http;
  readonly budget?: BudgetOptions;
  /** Where people open Assay: messages of hosts go to addresses below it. */
  readonly appUrl?: string;
};

/** A connection with all that its connector needs. */
export type OpenConnection = {
  readonly row: ConnectionRow;
  readonly connector: Connector;
  readonly deps: ConnectorDeps;
  /** What meaning depends on, as it is known now. */
  readonly context: () => Promise<Context>;
  /** What people chose to read. */
  readonly chosen: { readonly include: readonly string[]; readonly exclude: readonly string[] };
};

/**
 * Opens a connection: its secrets, the way to its host, its share of the allowance. Null where it was removed, or nobody can
 * read its kind. `isRemoved`: one that was removed, whose host still has to hear of it. Throws `invalid` where its secrets cannot be opened.
 */
export async function openConnection(
  open: OpenDeps,
  orgId: string,
  connectionId: string,
  { isUrgent = false, isRemoved = false } = {},
): Promise<OpenConnection | null> {
  const { db, now } = open;
  const { row, isInSample } = await withOrg(db, orgId, async (tx) => ({
    row: await (isRemoved ? readRemoved : readConnection)(tx, orgId, connectionId),
    isInSample: await isSample(tx, orgId),
  }));
  const connector = row === null ? null : open.connectorOf(row.kind);
  if (row === null || connector === null || row.auth === null) return null;
  const { settings, reach, chosen } = settingsOf(row);
  const host = row.host ?? "";
  const scope = { orgId, connectionId };
  let secrets = openSecrets(row, open.encryptionKeys);
  const hookUrl = open.appUrl === undefined ? null : hookAddress(open.appUrl, row);
  const deps: ConnectorDeps = {
    id: connectionId,
    host,
    baseUrl: row.baseUrl ?? "",
    auth: row.auth,
    settings,
    get secrets() {
      return secrets;
    },
    http: isInSample ? noNetwork(open, row) : open.createHttp(reach),
    budget: createBudget(db, scope, now, { ...open.budget, isUrgent }),
    now,
    unnamedItems: (project, after, limit) =>
      withOrg(db, orgId, (tx) => unnamedItems(tx, orgId, project, after, limit)),
    ...(hookUrl === null || hookFault(hookUrl, host) !== null ? {} : { hookUrl }),
    keepSecrets: async (given) => {
      const kept = ConnectionSecrets.parse(given);
      await withOrg(db, orgId, (tx) =>
        changeSecrets(tx, orgId, connectionId, open.encryptionKeys, (stored) => ({
          ...kept,
          // These are a person's to change; an exchange of tokens began before it.
          webhookSecrets: stored.webhookSecrets,
        })),
      );
      secrets = kept;
    },
    latestSecrets: async () => {
      const latest = await withOrg(db, orgId, (tx) => readConnection(tx, orgId, connectionId));
      return latest === null ? secrets : openSecrets(latest, open.encryptionKeys);
    },
  };
  const context = async (): Promise<Context> => ({
    host,
    settings,
    stages: await withOrg(db, orgId, (tx) => stagesOf(tx, scope)),
  });
  return { row, connector, deps, context, chosen };
}

/** The hosts of a sample are made up: whatever its connections say, they never reach the network. */
function noNetwork({ sampleHttp }: OpenDeps, row: ConnectionRow): Http {
  if (sampleHttp === undefined)
    throw new AppError("bug", "The sample is read where nobody answers for its hosts.");
  return sampleHttp(row);
}

function settingsOf({ kind, settings }: ConnectionRow) {
  if (kind === "jira") {
    const jira = JiraSettings.parse(settings);
    const chosen = { include: jira.projects, exclude: jira.exclude };
    return { settings: jira, chosen, reach: { caBundle: jira.caBundle, privateHosts: jira.privateHosts } };
  }
  const github = GithubSettings.parse(settings);
  const chosen = { include: github.include, exclude: github.exclude };
  return {
    settings: github,
    chosen,
    reach: { caBundle: github.caBundle, privateHosts: github.privateHosts },
  };
}
