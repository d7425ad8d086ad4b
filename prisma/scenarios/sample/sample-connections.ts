import { ConnectionSecrets, GithubSettings, JiraSettings } from "@/lib/model/connection.ts";
import { CODE_HOST } from "../telling/people.ts";

const TRACKER_HOST = "jira.acme.example";
/** Nobody asks for it: the sample's hosts know their reader. */
const token = "sample";

/** The ways to the hosts of the sample, as a person would have entered them. */
export const sampleConnections = (login: string) =>
  [
    {
      kind: "github",
      auth: "github_token",
      name: "GitHub of the sample",
      host: CODE_HOST,
      baseUrl: `https://${CODE_HOST}`,
      settings: GithubSettings.parse({ organisations: [login] }),
      secrets: ConnectionSecrets.parse({ token }),
    },
    {
      kind: "jira",
      auth: "jira_token",
      name: "Jira of the sample",
      host: TRACKER_HOST,
      baseUrl: `https://${TRACKER_HOST}`,
      settings: JiraSettings.parse({}),
      secrets: ConnectionSecrets.parse({ token, email: "reader@acme.example" }),
    },
  ] as const;
