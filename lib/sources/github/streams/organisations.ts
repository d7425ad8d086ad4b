import { z } from "zod";
import { SourceFailure } from "@/lib/core/source-failure.ts";
import { GithubSettings } from "@/lib/model/connection.ts";
import type { ConnectorDeps } from "@/lib/model/connector.ts";
import type { GithubClient } from "../client.ts";
import { OWN_ORGANISATIONS } from "../queries/teams.ts";

const Installation = z.object({
  account: z.object({ login: z.string(), type: z.string().nullish() }).nullish(),
});
const Viewer = z.object({
  viewer: z.object({
    organizations: z
      .object({ nodes: z.array(z.object({ login: z.string() }).nullable()).nullish() })
      .nullish(),
  }),
});

/** The organisations whose teams are read: those that the settings name, else those that the credential belongs to. */
export async function organisationsOf(client: GithubClient, deps: ConnectorDeps): Promise<string[]> {
  const { organisations, installationId } = GithubSettings.parse(deps.settings);
  if (organisations.length > 0) return organisations;
  if (deps.auth === "github_app") {
    const answer = await client.rest(`/app/installations/${installationId ?? ""}`);
    const { account } = Installation.parse(answer.data);
    return account?.type === "Organization" ? [account.login] : [];
  }
  const answer = await client.graphql(OWN_ORGANISATIONS, { first: 50 }).catch((error: unknown) => {
    if (error instanceof SourceFailure && error.kind === "permission") return null;
    throw error;
  });
  const read = Viewer.safeParse(answer?.data);
  return read.success ? (read.data.viewer.organizations?.nodes ?? []).flatMap((one) => one?.login ?? []) : [];
}
