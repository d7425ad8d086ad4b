import { isLoopbackAddress } from "@/lib/core/private-address.ts";
import type { ConnectionKind } from "@/lib/model/connection.ts";

export type ConnectionAddress = {
  /** Where the interface is called, without a slash at its end. */
  readonly baseUrl: string;
  /** The name of the system, which keys everything that it says. */
  readonly host: string;
};

/** WHATWG URLs write every spelling of an IPv4 address in this one. */
const IPV4 = /^\d{1,3}(\.\d{1,3}){3}$/;
const isLoopback = (name: string): boolean =>
  name === "localhost" || (IPV4.test(name) && isLoopbackAddress(name));

/**
 * The address of a system as a person writes it: with or without https, the page of the browser or that of the interface.
 * Answers a sentence, the next step first, where it cannot be called.
 */
export function connectionAddress(
  kind: ConnectionKind,
  typed: string,
  privateHosts: readonly string[],
): ConnectionAddress | string {
  const text = typed.trim();
  const example =
    kind === "jira" ? "https://acme.atlassian.net" : "https://github.com or https://git.acme.example";
  const full = /^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `https://${text}`;
  if (text === "" || text.length > 500 || /\s/.test(text) || !URL.canParse(full))
    return `Write the address as people open it in a browser, such as ${example}.`;
  const url = new URL(full);
  if (url.username !== "" || url.password !== "")
    return "Take the name and password out of the address: credentials have a field of their own.";
  const isHere = isLoopback(url.hostname) && privateHosts.includes(url.hostname);
  if (url.protocol !== "https:" && !(url.protocol === "http:" && isHere))
    return "Use the https address: a credential never travels unencrypted.";
  if (!/[.:]/.test(url.hostname) && !isHere) return `Write the whole name of the host, such as ${example}.`;
  return kind === "jira" ? jiraAddress(url) : githubAddress(url);
}

/** github.com and its data-residency twins answer at a host of their own, a GitHub Enterprise Server below `/api`. */
function githubAddress(url: URL): ConnectionAddress {
  const name = url.hostname.replace(/^(www|api)\.(?=github\.com$)/, "");
  if (name === "github.com") return { baseUrl: "https://api.github.com", host: "github.com" };
  const twin = /^(?:api\.)?([a-z0-9-]+\.ghe\.com)$/.exec(name)?.[1];
  if (twin !== undefined) return { baseUrl: `https://api.${twin}`, host: twin };
  return { baseUrl: url.origin, host: url.host };
}

/** A Jira in the cloud stands at the root of its host; a Data Center may stand below a path. */
function jiraAddress(url: URL): ConnectionAddress {
  const base = url.pathname
    .replace(/\/+$/, "")
    .replace(/\/(rest|secure|browse|projects|login\.jsp)(\/.*)?$/, "");
  const isCloud = /(^|\.)atlassian\.net$/.test(url.hostname);
  return { baseUrl: `${url.origin}${isCloud ? "" : base}`, host: url.host };
}

/** The address of an interface as a person would write it. */
export const typedAddress = (baseUrl: string): string =>
  baseUrl.replace(/^https:\/\/api\.(?=(github\.com|[a-z0-9-]+\.ghe\.com)$)/, "https://");
