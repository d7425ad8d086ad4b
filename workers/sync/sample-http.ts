import { SourceFailure } from "@/lib/core/source-failure.ts";
import type { Http } from "@/lib/model/connector.ts";
import type { ConnectionRow } from "@/lib/settings/connection-store.ts";
import { githubHttp } from "@/prisma/scenarios/hosts/github/github-http.ts";
import { jiraHttp } from "@/prisma/scenarios/hosts/jira/jira-http.ts";
import { readOrganisation } from "@/prisma/scenarios/sample/keep-organisation.ts";
import { sampleFolder } from "../sample-folder.ts";

/**
 * What the connections of a sample are handed in place of the network: its hosts, answering in this process from the files of
 * the sample, which are read with the first call. Nothing leaves the machine.
 */
export const sampleHttp =
  (dataDir: string, now: () => Date) =>
  ({ orgId, kind, baseUrl }: Pick<ConnectionRow, "orgId" | "kind" | "baseUrl">): Http => {
    const at = () => now().getTime();
    const open = async (): Promise<Http> => {
      const organisation = await readOrganisation(sampleFolder(dataDir, orgId)).catch((cause: unknown) => {
        throw new SourceFailure("lost", "The files of the sample are not there", {
          cause,
          fix: "Remove the sample and open it again.",
        });
      });
      return kind === "jira"
        ? jiraHttp(organisation.jira, baseUrl ?? "", at)
        : githubHttp(organisation, baseUrl ?? "", at);
    };
    let opened: Promise<Http> | undefined;
    return async (url, init) => {
      opened ??= open();
      return (await opened)(url, init);
    };
  };
