import { SourceFailure } from "@/lib/core/source-failure.ts";
import type { AuthKind } from "@/lib/model/connection.ts";

/** Where a Jira is called, and as which of the two kinds. */
export type Site = {
  readonly isCloud: boolean;
  readonly protocol: "http" | "https";
  readonly hostname: string;
  readonly port: string;
  /** Before `/rest`: `/jira`, `/ex/jira/<cloud id>`, or nothing. */
  readonly base: string;
  readonly apiVersion: "2" | "3";
  /** Where refresh tokens are exchanged. */
  readonly tokenUrl: string;
  /** Which sites a token may see. */
  readonly sitesUrl: string;
};

const API = "https://api.atlassian.com";
const SIGN_IN = "https://auth.atlassian.com";

/**
 * The site behind a connection's address. Tokens of an app, and tokens with scopes, are good at Atlassian's common address only,
 * where the cloud id stands in the path. An address that is not Atlassian's own does for both (a proxy, a simulator).
 */
export function siteOf(baseUrl: string, auth: AuthKind, cloudId: string | null): Site {
  const given = URL.canParse(baseUrl) ? new URL(baseUrl) : null;
  if (given === null || !/^https?:$/.test(given.protocol)) {
    throw new SourceFailure("unsupported", "The address of this Jira is not one that can be called", {
      fix: "Write the address as people open it in a browser, beginning with https://.",
    });
  }
  const isAtlassians = /(^|\.)atlassian\.(net|com)$/.test(given.hostname);
  const isCommon = auth === "jira_oauth" || given.hostname === "api.atlassian.com";
  const at = isCommon && isAtlassians ? new URL(API) : given;
  const isCloud = auth !== "jira_pat";
  const path = at.pathname.replace(/\/+$/, "").replace(/\/(rest|secure|browse|login\.jsp)(\/.*)?$/, "");
  return {
    isCloud,
    protocol: at.protocol === "http:" ? "http" : "https",
    hostname: at.hostname,
    port: at.port,
    base: isCommon ? `/ex/jira/${cloudId ?? ""}` : path,
    apiVersion: isCloud ? "3" : "2",
    tokenUrl: `${isAtlassians ? SIGN_IN : at.origin}/oauth/token`,
    sitesUrl: `${isAtlassians ? API : at.origin}/oauth/token/accessible-resources`,
  };
}
