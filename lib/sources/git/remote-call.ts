import type { RemoteAddress } from "./remote-address.ts";
import type { GitCall } from "./stream-git.ts";

/** What a remote accepts as a password; the user name is the host's convention for tokens. */
export type RemoteToken = { readonly secret: string; readonly username?: string };

export type RemoteAccess = {
  readonly remote: RemoteAddress;
  /** The network address chosen for the host; empty for files. */
  readonly address: string;
  readonly token: RemoteToken | null;
  /** Certificates in PEM that are trusted, and no others; without it, those of the system. */
  readonly caFile?: string;
};

const GIVE_TOKEN =
  '!give() { test "$1" = get && printf "username=%s\\npassword=%s\\n" "$ASSAY_GIT_USERNAME" "$ASSAY_GIT_TOKEN"; }; give';

/**
 * A call that talks to a remote: one protocol, one network address, no redirects. The token travels in the environment
 * and is handed over by a helper bound to the remote's own origin: never in an argument, an address or a header.
 */
export function remoteCall(access: RemoteAccess, gitDir: string | null, args: readonly string[]): GitCall {
  const { remote, address, token } = access;
  const config: Record<string, string> = {
    "http.followRedirects": "false",
    "http.lowSpeedLimit": "1000",
    "http.lowSpeedTime": "60",
    "credential.helper": "",
    "fetch.fsckObjects": "false",
    "fetch.unpackLimit": "1",
  };
  const env: Record<string, string> = { GIT_ALLOW_PROTOCOL: remote.scheme };
  const isWeb = remote.scheme === "https" || remote.scheme === "http";
  if (access.caFile !== undefined) config["http.sslCAInfo"] = access.caFile;
  if (isWeb) {
    const pinned = address.includes(":") ? `[${address}]` : address;
    config["http.curloptResolve"] = `${remote.host}:${remote.port}:${pinned}`;
  }
  if (remote.scheme === "ssh") {
    env["GIT_SSH_COMMAND"] =
      `ssh -oBatchMode=yes -oConnectTimeout=20 -oHostName=${address} -oHostKeyAlias=${remote.host}`;
  }
  if (token !== null && isWeb) {
    config[`credential.${new URL(remote.url).origin}.helper`] = GIVE_TOKEN;
    env["ASSAY_GIT_USERNAME"] = token.username ?? "x-access-token";
    env["ASSAY_GIT_TOKEN"] = token.secret;
  }
  return { gitDir, args, config, env, secrets: token === null ? [] : [token.secret] };
}
