import { AppError } from "@/lib/core/errors.ts";
import { isPrivateAddress } from "@/lib/core/private-address.ts";
import type { RemoteAddress } from "./remote-address.ts";

/** Answers all addresses of a host name, as `dns.promises.lookup` with `all` does. */
export type Lookup = (host: string) => Promise<readonly string[]>;

/**
 * The one network address that git must use for a remote, chosen before it starts, so that a name cannot point
 * elsewhere in the meantime. Hosts that resolve to a private network are refused unless they are listed.
 */
export async function pinHost(
  remote: RemoteAddress,
  lookup: Lookup,
  allowedHosts: readonly string[],
): Promise<string> {
  const found = await lookup(remote.host).catch((error: unknown) => {
    throw new AppError("unavailable", `The host ${remote.host} cannot be found`, {
      fix: "Check the address and the network.",
      cause: error,
    });
  });
  const [first] = found;
  if (first === undefined)
    throw new AppError("unavailable", `The host ${remote.host} has no address`, {
      fix: "Check the address.",
    });
  if (!allowedHosts.includes(remote.host) && found.some((address) => isPrivateAddress(address))) {
    throw new AppError("forbidden", `The host ${remote.host} lies in a private network`, {
      fix: "Ask an administrator to allow this host, or clone the repository and add its path.",
    });
  }
  return first;
}
