import type { Connector } from "@/lib/model/connector.ts";
import { check } from "./check.ts";
import { collect } from "./collect.ts";
import { hook } from "./hook.ts";
import { leave } from "./keep-webhooks.ts";
import { understand } from "./normalize.ts";

/** Jira: Cloud with an API token or an app's permission, Data Center with a personal access token. */
export const jiraConnector: Connector = { kind: "jira", streams: collect, check, understand, leave, hook };
