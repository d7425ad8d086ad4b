import { createAppAuth } from "@octokit/auth-app";
import { z } from "zod";
import { SourceFailure } from "@/lib/core/source-failure.ts";
import { GithubSettings } from "@/lib/model/connection.ts";
import type { ConnectorDeps } from "@/lib/model/connector.ts";
import { endpointsOf } from "./endpoints.ts";
import { parseBody } from "./parse-body.ts";

const Installations = z.array(
  z.looseObject({
    id: z.number(),
    account: z.looseObject({ login: z.string() }).nullish(),
  }),
);

/** Where an app is installed: the one place there is, or that of the organisation that the settings name. Throws `SourceFailure`. */
export async function findInstallation(deps: ConnectorDeps, signal: AbortSignal): Promise<string> {
  const { appId, organisations } = GithubSettings.parse(deps.settings);
  const { privateKey } = deps.secrets;
  if (appId === null || privateKey === undefined)
    throw new SourceFailure("credential", "The GitHub App is not made yet", {
      fix: "Go on to GitHub from this page and make the app, or paste the key of one that exists.",
    });
  const { token } = await createAppAuth({ appId, privateKey })({ type: "app" });
  const response = await deps.http(`${endpointsOf(deps.baseUrl).rest}/app/installations?per_page=100`, {
    headers: {
      accept: "application/vnd.github+json",
      authorization: `Bearer ${token}`,
      "user-agent": "assay",
    },
    signal,
  });
  if (response.status === 401)
    throw new SourceFailure("credential", "GitHub does not accept the key of the app", {
      fix: "Make a new private key in the settings of the app and paste it here.",
    });
  const found = Installations.safeParse(response.ok ? parseBody(await response.text()) : null);
  if (!found.success)
    throw new SourceFailure("malformed", "GitHub did not say where the app is installed", {
      fix: "Check the address of the connection, then test again.",
    });
  const wanted = new Set(organisations.map((login) => login.toLowerCase()));
  const fitting = found.data.filter(({ account }) => wanted.has((account?.login ?? "").toLowerCase()));
  const [one, ...others] = fitting.length > 0 ? fitting : found.data;
  if (one === undefined)
    throw new SourceFailure("permission", "The GitHub App is not installed anywhere yet", {
      fix: "Install it in your organisation and choose the repositories it may read, then test again.",
    });
  if (others.length > 0)
    throw new SourceFailure("unsupported", "The GitHub App is installed in several organisations", {
      fix: "Make one connection for each, with the number that stands at the end of the address of its installation.",
    });
  return String(one.id);
}
