import { createHash } from "node:crypto";
import { z } from "zod";
import { SourceFailure } from "@/lib/core/source-failure.ts";
import type { ConnectionSecrets } from "@/lib/model/connection.ts";
import type { ConnectorDeps } from "@/lib/model/connector.ts";
import type { Site } from "./site.ts";

const Grant = z.looseObject({
  access_token: z.string().min(1),
  refresh_token: z.string().min(1).optional(),
  expires_in: z.number().positive(),
});

/** An access token this close to its end is not used for a new request. */
const MARGIN_SECONDS = 60;
const MOST_REMEMBERED = 1_000;
/** What each refresh token was exchanged for in this process: it is good once, so nobody may exchange it twice. */
const exchanges = new Map<string, Promise<ConnectionSecrets>>();

/**
 * The access token of a connection that signs in through an app. Refresh tokens rotate: the new one is stored before the access
 * token is used, and requests that come meanwhile wait for the same exchange. `refused`: a token that Jira just turned down.
 */
export async function accessToken(deps: ConnectorDeps, site: Site, refused: string | null): Promise<string> {
  const secrets = await currentSecrets(deps);
  const isFresh = (secrets.accessExpiresAt ?? 0) - MARGIN_SECONDS > deps.now().getTime() / 1000;
  if (secrets.accessToken !== undefined && isFresh && secrets.accessToken !== refused)
    return secrets.accessToken;
  const renewed = await exchange(deps, site, secrets);
  if (renewed.accessToken === undefined) throw signInAgain();
  return renewed.accessToken;
}

/** What is stored now, followed through the exchanges that this process made since it was read. */
async function currentSecrets(deps: ConnectorDeps): Promise<ConnectionSecrets> {
  let secrets = (await deps.latestSecrets?.()) ?? deps.secrets;
  for (let known = exchanges.get(nameOf(deps, secrets)); known !== undefined; ) {
    secrets = await known;
    known = exchanges.get(nameOf(deps, secrets));
  }
  return secrets;
}

const nameOf = (deps: ConnectorDeps, secrets: ConnectionSecrets): string =>
  createHash("sha256")
    .update(JSON.stringify([deps.id, secrets.refreshToken ?? ""]))
    .digest("base64");

function exchange(deps: ConnectorDeps, site: Site, secrets: ConnectionSecrets): Promise<ConnectionSecrets> {
  const name = nameOf(deps, secrets);
  const running = exchanges.get(name);
  if (running !== undefined) return running;
  const made = renew(deps, site, secrets);
  exchanges.set(name, made);
  made.catch(() => exchanges.delete(name));
  for (const oldest of exchanges.keys()) {
    if (exchanges.size <= MOST_REMEMBERED) break;
    exchanges.delete(oldest);
  }
  return made;
}

async function renew(
  deps: ConnectorDeps,
  site: Site,
  secrets: ConnectionSecrets,
): Promise<ConnectionSecrets> {
  const clientId = z.looseObject({ clientId: z.string() }).safeParse(deps.settings);
  if (secrets.refreshToken === undefined || !clientId.success) throw signInAgain();
  const response = await deps.http(site.tokenUrl, {
    method: "POST",
    headers: { accept: "application/json", "content-type": "application/json" },
    body: JSON.stringify({
      grant_type: "refresh_token",
      client_id: clientId.data.clientId,
      client_secret: secrets.clientSecret,
      refresh_token: secrets.refreshToken,
    }),
  });
  const text = await response.text();
  if (response.status >= 500 || response.status === 429) throw later(deps);
  const grant = response.ok ? Grant.safeParse(parse(text)) : null;
  if (grant === null) throw signInAgain();
  if (!grant.success) throw later(deps);
  const next: ConnectionSecrets = {
    ...secrets,
    accessToken: grant.data.access_token,
    refreshToken: grant.data.refresh_token ?? secrets.refreshToken,
    accessExpiresAt: Math.floor(deps.now().getTime() / 1000) + grant.data.expires_in,
  };
  await deps.keepSecrets(next);
  return next;
}

function parse(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return value;
  } catch {
    return null;
  }
}

const later = (deps: ConnectorDeps): SourceFailure =>
  new SourceFailure("unreachable", `The sign-in service of ${deps.host} did not answer as it should`, {
    fix: "Nothing needs to be done now: it is asked again by itself.",
  });

const signInAgain = (): SourceFailure =>
  new SourceFailure("credential", "Jira's permission for this app has ended", {
    fix: "Sign in to Jira again from this connection; permissions end after 90 days without use.",
  });
