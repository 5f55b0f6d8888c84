import { BlockList, isIP, isIPv4, isIPv6 } from "node:net";
import type { FastifyRequest } from "fastify";

/** Whether an address, as a proxy spells it, is one of these addresses and CIDR blocks. */
export function trusts(blocks: readonly string[]): (address: string) => boolean {
  const list = new BlockList();
  for (const block of blocks) {
    const [address = "", length] = block.split("/");
    if (length === undefined) list.addAddress(address, familyOf(address));
    else list.addSubnet(address, Number(length), familyOf(address));
  }
  return (text) => {
    const address = withoutPort(text);
    return isIP(address) !== 0 && list.check(address, familyOf(address));
  };
}

const familyOf = (address: string) => (isIPv6(address) ? "ipv6" : "ipv4");

/**
 * Where a request comes from, as one subject of a limit: the first address that is no trusted proxy's, coming from our
 * side. A proxy that names nothing that is an address stands for its clients itself.
 */
export function clientAddress({ ips = [] }: Pick<FastifyRequest, "ips">): string {
  return ips.map(toSubject).findLast((subject) => subject !== undefined) ?? "unknown";
}

/** Whoever has one IPv6 address mostly has all of its /64. Undefined for what is no address. */
export function toSubject(text: string): string | undefined {
  const address = withoutPort(text);
  if (isIPv4(address)) return address;
  if (!isIPv6(address)) return undefined;
  const groups = groupsOf(address.replace(/%.*$/, ""));
  return isMappedIPv4(groups) ? toIPv4(groups.slice(6)) : `${groups.slice(0, 4).map(toHex).join(":")}::/64`;
}

/** Some proxies name the port as well. */
const withoutPort = (text: string): string =>
  /^(\d+(?:\.\d+){3}):\d+$/.exec(text)?.[1] ?? /^\[([^\]]*)\](?::\d+)?$/.exec(text)?.[1] ?? text;

/** The eight groups of an IPv6 address (RFC 4291, section 2.2); the URL parser writes all of its spellings alike. */
function groupsOf(address: string): number[] {
  const [head = "", tail = ""] = new URL(`http://[${address}]`).hostname.slice(1, -1).split("::");
  const [before, after] = [head, tail].map((part) => (part === "" ? [] : part.split(":")));
  const zeros = Array<string>(8 - (before?.length ?? 0) - (after?.length ?? 0)).fill("0");
  return [...(before ?? []), ...zeros, ...(after ?? [])].map((group) => Number.parseInt(group, 16));
}

/** RFC 4291, section 2.5.5.2. */
const isMappedIPv4 = (groups: number[]): boolean =>
  groups.slice(0, 5).every((group) => group === 0) && groups[5] === 0xffff;

const toIPv4 = (groups: number[]): string => groups.flatMap((group) => [group >> 8, group & 0xff]).join(".");

const toHex = (group: number): string => group.toString(16);
