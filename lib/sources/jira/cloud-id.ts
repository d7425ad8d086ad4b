import { z } from "zod";
import { SourceFailure } from "@/lib/core/source-failure.ts";
import { JiraSettings } from "@/lib/model/connection.ts";
import type { ConnectorDeps } from "@/lib/model/connector.ts";
import { accessToken } from "./access.ts";
import { siteOf } from "./site.ts";

const Sites = z.array(
  z.looseObject({ id: z.string(), url: z.string(), scopes: z.array(z.string()).default([]) }),
);
const known = new Map<string, string>();

/**
 * The id of the site in the cloud where the path of requests needs it: as set, else the one of the sites that the app's token may
 * see that lives under the connection's host. Null where no id is needed.
 */
export async function cloudIdOf(deps: ConnectorDeps, signal: AbortSignal): Promise<string | null> {
  const { cloudId } = JiraSettings.parse(deps.settings ?? {});
  if (cloudId !== null || deps.auth !== "jira_oauth") return cloudId;
  const name = `${deps.id} ${deps.host}`;
  const before = known.get(name);
  if (before !== undefined) return before;
  const site = siteOf(deps.baseUrl, deps.auth, null);
  const token = await accessToken(deps, site, null);
  const response = await deps.http(site.sitesUrl, {
    headers: { accept: "application/json", authorization: `Bearer ${token}` },
    signal,
  });
  const sites = Sites.safeParse(response.ok ? await response.json().catch(() => null) : null);
  const found = sites.success
    ? sites.data.find(({ url }) => URL.canParse(url) && new URL(url).host === deps.host)
    : undefined;
  if (found === undefined) {
    throw new SourceFailure("permission", `The app's permission does not reach ${deps.host}`, {
      fix: "Sign in to Jira again from this connection and choose this site when Atlassian asks which one.",
    });
  }
  known.set(name, found.id);
  return found.id;
}
