import type { ConnectionKind } from "@/lib/model/connection.ts";
import type { Connector } from "@/lib/model/connector.ts";
import { githubConnector } from "./github/connector.ts";
import { jiraConnector } from "./jira/connector.ts";

const CONNECTORS: Readonly<Partial<Record<ConnectionKind, Connector>>> = {
  github: githubConnector,
  jira: jiraConnector,
};

/** Who reads connections of a kind; null for git, which needs no connector. */
export const connectorOf = (kind: ConnectionKind): Connector | null => CONNECTORS[kind] ?? null;
