import { type LookupAddress, type LookupOptions, lookup as systemLookup } from "node:dns";
import { isIP } from "node:net";
import { rootCertificates } from "node:tls";
import { Agent, fetch } from "undici";
import type { Http, HttpInit } from "@/lib/model/connector.ts";
import { httpFailure } from "./http-failure.ts";
import { isLoopbackAddress, isPrivateAddress } from "./private-address.ts";
import { readLimited } from "./read-limited.ts";
import { SourceFailure } from "./source-failure.ts";

type Found = (error: Error | null, addresses: readonly LookupAddress[]) => void;
export type HostLookup = (host: string, options: LookupOptions & { all: true }, found: Found) => void;

export type HttpOptions = {
  /** PEM certificates that are trusted besides the usual ones. */
  readonly caBundle: string | null;
  /** Hosts in a private network that may be called, without their port. */
  readonly privateHosts: readonly string[];
  /** For a whole answer, its body included. */
  readonly timeoutMs?: number;
  /** Of a body after it was unpacked. */
  readonly maxBytes?: number;
  readonly lookup?: HostLookup;
};

const REDIRECTS = 3;
const NO_BODY = new Set([101, 204, 205, 304]);

/**
 * The way to other systems. Every address is checked where the connection is made, so that a name cannot point elsewhere
 * between check and call; proxies of the environment are not used. Follows redirects of reads within one origin only.
 * Throws `SourceFailure` for everything that is not an answer.
 */
export function createHttp(options: HttpOptions): Http {
  const hosts = new Set(options.privateHosts.map(bareHost));
  const timeoutMs = options.timeoutMs ?? 60_000;
  const maxBytes = options.maxBytes ?? 64 * 1024 * 1024;
  const agent = new Agent({
    connections: 16,
    connect: {
      timeout: Math.min(10_000, timeoutMs),
      lookup: guardedLookup(options.lookup ?? systemLookup, hosts),
      ...(options.caBundle === null ? {} : { ca: [...rootCertificates, options.caBundle] }),
    },
  });

  async function call(url: URL, init: HttpInit, hops: number): Promise<Response> {
    refuseAddress(url, hosts);
    const limit = AbortSignal.timeout(timeoutMs);
    const signal = init.signal === undefined ? limit : AbortSignal.any([limit, init.signal]);
    let hasAnswered = false;
    try {
      const answer = await fetch(url, {
        dispatcher: agent,
        redirect: "manual",
        method: init.method ?? "GET",
        headers: { ...init.headers },
        body: init.body ?? null,
        signal,
      });
      hasAnswered = true;
      const bytes = await readLimited(answer.body, maxBytes, url.hostname);
      const target = answer.headers.get("location");
      if (isRedirect(answer.status) && target !== null)
        return await call(nextAddress(url, target, init, hops), init, hops + 1);
      return new Response(NO_BODY.has(answer.status) ? null : bytes, {
        status: answer.status,
        headers: [...answer.headers],
      });
    } catch (error) {
      if (init.signal?.aborted === true) throw init.signal.reason;
      throw httpFailure(error, { host: url.hostname, hasAnswered });
    }
  }

  return async (address, init = {}) => {
    const url = parseUrl(address);
    if (url === null) throw refused("The address is not one", "Check the address of the connection.");
    return call(url, init, 0);
  };
}

const parseUrl = (text: string, base?: string): URL | null =>
  URL.canParse(text, base) ? new URL(text, base) : null;
const bareHost = (host: string): string => host.toLowerCase().replace(/^\[|\]$/g, "");
const isRedirect = (status: number): boolean => [301, 302, 303, 307, 308].includes(status);
const refused = (message: string, fix: string) => new SourceFailure("unsupported", message, { fix });

/** What can be told before a name is looked up: an address that is written out never is. */
function refuseAddress(url: URL, hosts: ReadonlySet<string>): void {
  const host = bareHost(url.hostname);
  const isLoopback = host === "localhost" || (isIP(host) !== 0 && isLoopbackAddress(host));
  if (url.username !== "" || url.password !== "")
    throw refused("The address carries a user name", "Write the address without it.");
  if (url.protocol !== "https:" && !(url.protocol === "http:" && isLoopback && hosts.has(host)))
    throw refused(`${host} would be called without encryption`, "Use an address that begins with https://.");
  if (isIP(host) !== 0 && isPrivateAddress(host) && !hosts.has(host)) throw privateHost(host);
}

/** Looks a name up and hands on its addresses only if all may be called. */
function guardedLookup(lookup: HostLookup, hosts: ReadonlySet<string>) {
  return (
    host: string,
    options: LookupOptions,
    found: (error: Error | null, address: string | LookupAddress[], family?: number) => void,
  ): void => {
    lookup(host, { ...options, all: true }, (error, addresses) => {
      const [first] = addresses ?? [];
      if (error !== null) return found(error, []);
      if (first === undefined) return found(new Error(`${host} has no address`), []);
      if (!hosts.has(bareHost(host)) && addresses.some(({ address }) => isPrivateAddress(address)))
        return found(privateHost(host), []);
      return options.all === true ? found(null, [...addresses]) : found(null, first.address, first.family);
    });
  };
}

const privateHost = (host: string) =>
  new SourceFailure("unsupported", `The host ${host} lies in a private network`, {
    fix: "Add the host to the private hosts of the connection, if it is meant to be called.",
  });

function nextAddress(from: URL, target: string, init: HttpInit, hops: number): URL {
  const to = parseUrl(target, from.href);
  const reads = (init.method ?? "GET") === "GET" || init.method === "HEAD";
  if (to === null || to.origin !== from.origin || !reads)
    throw refused(
      `${from.hostname} sends calls on to ${to === null ? "an address that is none" : to.hostname}`,
      "Use the address that it leads to as the address of the connection.",
    );
  if (hops >= REDIRECTS)
    throw refused(`${from.hostname} sends calls round in circles`, "Check the address of the connection.");
  return to;
}
