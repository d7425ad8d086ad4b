import { type Db, openDb } from "@/lib/core/db.ts";
import {
  makeOrganisation,
  type OrganisationOptions,
} from "@/prisma/scenarios/organisation/make-organisation.ts";
import type { Organisation } from "@/prisma/scenarios/organisation/organisation.ts";
import type { SyncScope } from "@/workers/stages/sync-connection.ts";
import { type GithubSimulator, startGithub } from "../simulator/github/start-github.ts";
import { type JiraSimulator, startJira } from "../simulator/jira/start-jira.ts";
import { type TestDatabase, testDatabase } from "./test-database.ts";
import { connectBoth } from "./two-hosts.ts";

export type HostPair = {
  readonly organisation: Organisation;
  readonly github: GithubSimulator;
  readonly jira: JiraSimulator;
  readonly database: TestDatabase;
  readonly db: Db;
  /** Requests that both have answered so far. */
  readonly asked: () => number;
  /** Connects an organisation of ours with both of them. */
  readonly connect: (orgId: string) => Promise<{ readonly github: SyncScope; readonly jira: SyncScope }>;
  readonly stop: () => Promise<void>;
};

/** A made-up organisation behind a simulated GitHub and a simulated Jira, and a database of its own. */
export async function startHostPair(made: OrganisationOptions): Promise<HostPair> {
  const organisation = await makeOrganisation(made);
  const github = await startGithub(organisation, { fast: true });
  const jira = await startJira(organisation.jira, { now: github.clock.now });
  const database = await testDatabase();
  const db = openDb(database.appUrl);
  return {
    organisation,
    github,
    jira,
    database,
    db,
    asked: () => github.requestsLog.length + jira.requests.length,
    connect: (orgId) =>
      connectBoth(
        db,
        orgId,
        { url: github.url, token: github.tokens.admin, organisation: organisation.login },
        { url: jira.url, email: jira.credentials.email, token: jira.credentials.apiToken },
      ),
    stop: async () => {
      await github.stop();
      await jira.stop();
      await db.end();
      await database.drop();
    },
  };
}
