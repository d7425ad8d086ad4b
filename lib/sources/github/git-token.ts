import { z } from "zod";
import type { ConnectorDeps } from "@/lib/model/connector.ts";
import { memoryOf } from "./connection-memory.ts";
import { endpointsOf } from "./endpoints.ts";
import { makeOctokit } from "./make-octokit.ts";

const Installation = z.object({ token: z.string().min(1) });

/**
 * What git may clone with over a connection: its token, or one that the app's installation is given for an hour. Throws
 * `SourceFailure` where the host gives none.
 */
export async function gitToken(deps: ConnectorDeps): Promise<string | null> {
  if (deps.auth !== "github_app") return deps.secrets.token ?? null;
  const octokit = makeOctokit(deps, memoryOf(deps), endpointsOf(deps.baseUrl));
  return Installation.parse(await octokit.auth({ type: "installation" })).token;
}
