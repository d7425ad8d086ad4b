import { SourceFailure } from "@/lib/core/source-failure.ts";
import { type ConnectionKind, type ConnectionSecrets, GithubSettings } from "@/lib/model/connection.ts";
import type { ConnectorDeps } from "@/lib/model/connector.ts";
import { convertManifest } from "./github/app-manifest.ts";
import { findInstallation } from "./github/find-installation.ts";
import { exchangeCode } from "./jira/exchange-code.ts";

/** What a host gave: settings to keep, secrets to seal, and a secret for webhooks where it made one. */
export type Given = {
  readonly settings: { readonly appId?: string; readonly installationId?: string };
  readonly secrets: Partial<ConnectionSecrets>;
  readonly webhookSecrets: readonly string[];
};
export type FinishSignIn = (
  kind: ConnectionKind,
  deps: ConnectorDeps,
  signal: AbortSignal,
) => Promise<Given | null>;

/**
 * Ends what a person began in their browser: makes the app's key out of a code, or tokens out of a consent, and finds where an
 * app is installed. Null where there is nothing to end.
 */
export const finishSignIn: FinishSignIn = async (kind, deps, signal) => {
  if (kind === "jira") {
    if (deps.auth !== "jira_oauth") return null;
    if (deps.secrets.code !== undefined)
      return { settings: {}, secrets: await exchangeCode(deps, signal), webhookSecrets: [] };
    if (deps.secrets.refreshToken !== undefined) return null;
    throw new SourceFailure("credential", "Nobody has signed in to Jira for this connection yet", {
      fix: "Sign in to Jira from this page.",
    });
  }
  if (deps.auth !== "github_app") return null;
  if (deps.secrets.code !== undefined) {
    const app = await convertManifest(deps.http, deps.baseUrl, deps.secrets.code);
    return {
      settings: { appId: app.appId },
      secrets: { privateKey: app.privateKey },
      webhookSecrets: app.webhookSecret === null ? [] : [app.webhookSecret],
    };
  }
  if (GithubSettings.parse(deps.settings).installationId !== null) return null;
  const installationId = await findInstallation(deps, signal);
  return { settings: { installationId }, secrets: {}, webhookSecrets: [] };
};
