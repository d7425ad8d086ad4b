import { isPrivateAddress } from "@/lib/core/private-address.ts";

type Connection = { readonly kind: string; readonly hookKey: string | null; readonly host: string | null };

/** Where the messages of a connection are sent to, below the address that people open Assay at; null without a key. */
export const hookAddress = (appUrl: string, { kind, hookKey }: Connection): string | null =>
  hookKey === null ? null : `${appUrl.replace(/\/+$/, "")}/api/hooks/${kind}/${hookKey}`;

/**
 * Why a host in the cloud cannot send messages to an address, as far as the address itself tells; null where it may. Atlassian
 * sends to https alone. A host of one's own reaches what its network reaches.
 */
export function hookFault(address: string, host: string | null): string | null {
  if (host === null || !/(^|\.)(atlassian\.(net|com)|github\.com|ghe\.com)$/.test(host)) return null;
  const { protocol, hostname } = new URL(address);
  const name = hostname.replace(/^\[|\]$/g, "");
  const isHere =
    name === "localhost" ||
    !name.includes(".") ||
    /\.(local|internal|localhost)$/.test(name) ||
    isNumberPrivate(name);
  if (isHere) return `${hostname} lies in a network of your own, which ${host} cannot reach.`;
  return protocol === "https:" ? null : `${host} sends messages to addresses with https alone.`;
}

const isNumberPrivate = (name: string): boolean => /^[\d.]+$|:/.test(name) && isPrivateAddress(name);
