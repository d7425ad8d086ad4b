import { BlockList, isIPv6 } from "node:net";

/** Special-purpose address blocks (IANA registries, RFC 6890) that no public service is reached at. */
const V4 = [
  "0.0.0.0/8",
  "10.0.0.0/8",
  "100.64.0.0/10",
  "127.0.0.0/8",
  "169.254.0.0/16",
  "172.16.0.0/12",
  "192.0.0.0/24",
  "192.0.2.0/24",
  "192.88.99.0/24",
  "192.168.0.0/16",
  "198.18.0.0/15",
  "198.51.100.0/24",
  "203.0.113.0/24",
  "224.0.0.0/4",
  "240.0.0.0/4",
];
const V6 = [
  "::/96",
  "::ffff:0:0/96",
  "64:ff9b::/96",
  "64:ff9b:1::/48",
  "100::/64",
  "2001::/32",
  "2001:db8::/32",
  "2002::/16",
  "fc00::/7",
  "fe80::/10",
  "fec0::/10",
  "ff00::/8",
];

const blockList = (blocks: readonly string[], family: "ipv4" | "ipv6"): BlockList => {
  const list = new BlockList();
  for (const block of blocks) {
    const [network = "", bits] = block.split("/");
    list.addSubnet(network, Number(bits), family);
  }
  return list;
};

// Two lists: one list of both would compare an IPv4 address with the blocks that IPv6 maps it into.
const blockedV4 = blockList(V4, "ipv4");
const blockedV6 = blockList(V6, "ipv6");

/** Whether an address lies in a private, local or otherwise special network. */
export const isPrivateAddress = (address: string): boolean =>
  isIPv6(address) ? blockedV6.check(address, "ipv6") : blockedV4.check(address, "ipv4");

const loopbackV4 = blockList(["127.0.0.0/8"], "ipv4");
const loopbackV6 = blockList(["::1/128"], "ipv6");

/** Whether an address is the machine itself. */
export const isLoopbackAddress = (address: string): boolean =>
  isIPv6(address) ? loopbackV6.check(address, "ipv6") : loopbackV4.check(address, "ipv4");
