import { BlockList, isIP } from "node:net";

/** What an address is to somebody who may send requests to any host they like. */
export type AddressKind = "public" | "loopback" | "reserved";

/**
 * IPv4 addresses that are not public unicast (IANA's special-purpose registry, RFC 6890), and those at which clouds
 * answer with credentials though the registry knows nothing of it.
 */
const reservedV4 = [
  "0.0.0.0/8",
  "10.0.0.0/8",
  "100.64.0.0/10",
  "127.0.0.0/8",
  "169.254.0.0/16",
  "172.16.0.0/12",
  "192.0.0.0/24",
  "192.0.2.0/24",
  "192.31.196.0/24",
  "192.52.193.0/24",
  "192.88.99.0/24",
  "192.168.0.0/16",
  "192.175.48.0/24",
  "198.18.0.0/15",
  "198.51.100.0/24",
  "203.0.113.0/24",
  "224.0.0.0/4",
  "240.0.0.0/4",
  "168.63.129.16/32",
];

/**
 * What is not public within global unicast: Teredo and other protocol assignments, documentation, 6to4, AS112. All of
 * the rest (mapped, translated, unique local, link-local, multicast) lies outside of it.
 */
const reservedV6 = ["2001::/23", "2001:db8::/32", "2002::/16", "2620:4f:8000::/48", "3fff::/20"];

const reserved = blockList(reservedV4, reservedV6);
const globalUnicast = blockList([], ["2000::/3"]);
const mappedV4 = blockList([], ["::ffff:0:0/96"]);
const loopback = blockList(["127.0.0.0/8"], ["::1/128"]);

/**
 * Judges a literal address. An IPv4 address mapped into IPv6 is judged as itself: a rule of a block list for IPv4 holds
 * for its mapped form too. @throws TypeError when it is no address.
 */
export function judgeAddress(address: string): AddressKind {
  const version = isIP(address);
  if (version === 0) throw new TypeError("Only a literal address can be judged.");
  // A zone only means something on a link of our own.
  if (address.includes("%")) return "reserved";
  const family = version === 4 ? "ipv4" : "ipv6";
  if (loopback.check(address, family)) return "loopback";
  if (reserved.check(address, family)) return "reserved";
  const isRoutable = version === 4 || globalUnicast.check(address, family) || mappedV4.check(address, family);
  return isRoutable ? "public" : "reserved";
}

/** Which addresses a target may have; loopback only where the operator and the environment allow it. */
export interface AddressRules {
  allowLoopback: boolean;
}

export function isAllowedAddress(address: string, { allowLoopback }: AddressRules): boolean {
  const kind = judgeAddress(address);
  return kind === "public" || (kind === "loopback" && allowLoopback);
}

function blockList(v4: readonly string[], v6: readonly string[]): BlockList {
  const list = new BlockList();
  for (const [subnets, family] of [
    [v4, "ipv4"],
    [v6, "ipv6"],
  ] as const) {
    for (const subnet of subnets) {
      const [network = "", prefix] = subnet.split("/");
      list.addSubnet(network, Number(prefix), family);
    }
  }
  return list;
}
