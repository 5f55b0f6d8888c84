import { BlockList } from "node:net";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type AddressKind, isAllowedAddress, judgeAddress } from "./address-guard.ts";

/** Of each range that is not public: its first and last address, and the neighbours just outside. */
const rangesOfV4: [name: string, first: string, last: string, before: string | null, after: string | null][] = [
  ["this network", "0.0.0.0", "0.255.255.255", null, "1.0.0.0"],
  ["private, class A", "10.0.0.0", "10.255.255.255", "9.255.255.255", "11.0.0.0"],
  ["shared between carriers", "100.64.0.0", "100.127.255.255", "100.63.255.255", "100.128.0.0"],
  ["link-local", "169.254.0.0", "169.254.255.255", "169.253.255.255", "169.255.0.0"],
  ["private, class B", "172.16.0.0", "172.31.255.255", "172.15.255.255", "172.32.0.0"],
  ["protocol assignments", "192.0.0.0", "192.0.0.255", "191.255.255.255", "192.0.1.0"],
  ["documentation 1", "192.0.2.0", "192.0.2.255", "192.0.1.255", "192.0.3.0"],
  ["AS112", "192.31.196.0", "192.31.196.255", "192.31.195.255", "192.31.197.0"],
  ["multicast without knowing", "192.52.193.0", "192.52.193.255", "192.52.192.255", "192.52.194.0"],
  ["relays to IPv6", "192.88.99.0", "192.88.99.255", "192.88.98.255", "192.88.100.0"],
  ["private, class C", "192.168.0.0", "192.168.255.255", "192.167.255.255", "192.169.0.0"],
  ["AS112, delegated", "192.175.48.0", "192.175.48.255", "192.175.47.255", "192.175.49.0"],
  ["benchmarks", "198.18.0.0", "198.19.255.255", "198.17.255.255", "198.20.0.0"],
  ["documentation 2", "198.51.100.0", "198.51.100.255", "198.51.99.255", "198.51.101.0"],
  ["documentation 3", "203.0.113.0", "203.0.113.255", "203.0.112.255", "203.0.114.0"],
  ["multicast", "224.0.0.0", "239.255.255.255", "223.255.255.255", null],
  ["of the future", "240.0.0.0", "255.255.255.254", null, null],
  ["broadcast", "255.255.255.255", "255.255.255.255", null, null],
];

const rangesOfV6: typeof rangesOfV4 = [
  ["below global unicast", "::2", "1fff:ffff:ffff:ffff:ffff:ffff:ffff:ffff", null, "2000::"],
  ["above global unicast", "4000::", "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff", "3fff:1000::", null],
  ["protocol assignments", "2001::", "2001:1ff:ffff:ffff:ffff:ffff:ffff:ffff", "2000:ffff::ffff", "2001:200::"],
  ["documentation", "2001:db8::", "2001:db8:ffff:ffff:ffff:ffff:ffff:ffff", "2001:db7:ffff::ffff", "2001:db9::"],
  ["6to4", "2002::", "2002:ffff:ffff:ffff:ffff:ffff:ffff:ffff", "2001:ffff::ffff", "2003::"],
  ["AS112", "2620:4f:8000::", "2620:4f:8000:ffff:ffff:ffff:ffff:ffff", "2620:4f:7fff:ffff::1", "2620:4f:8001::"],
  ["documentation 2", "3fff::", "3fff:fff:ffff:ffff:ffff:ffff:ffff:ffff", "3ffe:ffff:ffff::ffff", "3fff:1000::"],
];

const judged: [address: string, kind: AddressKind, why: string][] = [
  ["127.0.0.0", "loopback", "first of loopback"],
  ["127.0.0.1", "loopback", "localhost"],
  ["127.255.255.255", "loopback", "last of loopback"],
  ["126.255.255.255", "public", "just before loopback"],
  ["128.0.0.0", "public", "just after loopback"],
  ["::1", "loopback", "localhost"],
  ["0:0:0:0:0:0:0:1", "loopback", "localhost in full"],
  ["::", "reserved", "unspecified"],
  ["::2", "reserved", "just after loopback"],
  ["8.8.8.8", "public", "a name server"],
  ["2606:4700:4700::1111", "public", "a name server"],
  ["2a00:1450:4001:82a::200e", "public", "a host"],
  ["168.63.129.16", "reserved", "metadata of a cloud within public space"],
  ["168.63.129.15", "public", "just before it"],
  ["168.63.129.17", "public", "just after it"],
  ["169.254.169.254", "reserved", "metadata of clouds"],
  ["169.254.170.2", "reserved", "credentials of containers"],
  ["100.100.100.200", "reserved", "metadata of a cloud within shared space"],
  ["192.0.0.192", "reserved", "metadata of a cloud within assignments"],
  ["fd00:ec2::254", "reserved", "metadata over IPv6"],
  ["fd20:ce::254", "reserved", "metadata over IPv6"],
  ["192.0.0.8", "reserved", "dummy"],
  ["192.0.0.9", "reserved", "anycast of PCP, though reachable"],
  ["192.0.0.170", "reserved", "discovery of NAT64"],
  ["::ffff:10.0.0.1", "reserved", "mapped, private"],
  ["::ffff:a00:1", "reserved", "mapped, private, in hexadecimal"],
  ["::FFFF:A9FE:A9FE", "reserved", "mapped, metadata, in capitals"],
  ["0:0:0:0:0:ffff:192.168.0.1", "reserved", "mapped, private, in full"],
  ["::ffff:168.63.129.16", "reserved", "mapped, metadata within public space"],
  ["::ffff:0.0.0.0", "reserved", "mapped, this network"],
  ["::ffff:255.255.255.255", "reserved", "mapped, broadcast"],
  ["::ffff:127.0.0.1", "loopback", "mapped, localhost"],
  ["::ffff:7f00:1", "loopback", "mapped, localhost, in hexadecimal"],
  ["::ffff:8.8.8.8", "public", "mapped, public"],
  ["::ffff:808:808", "public", "mapped, public, in hexadecimal"],
  ["::fffe:8.8.8.8", "reserved", "just before mapped"],
  ["::1:0:0:0", "reserved", "just after mapped"],
  ["::ffff:0:8.8.8.8", "reserved", "translated (RFC 2765)"],
  ["::8.8.8.8", "reserved", "IPv4-compatible, public"],
  ["::127.0.0.1", "reserved", "IPv4-compatible, localhost"],
  ["::10.0.0.1", "reserved", "IPv4-compatible, private"],
  ["64:ff9b::8.8.8.8", "reserved", "NAT64, public"],
  ["64:ff9b::a00:1", "reserved", "NAT64, private"],
  ["64:ff9b::a9fe:a9fe", "reserved", "NAT64, metadata"],
  ["64:ff9b:1::1", "reserved", "NAT64, local"],
  ["2002:a00:1::", "reserved", "6to4, private"],
  ["2002:7f00:1::1", "reserved", "6to4, localhost"],
  ["2002:808:808::1", "reserved", "6to4, public"],
  ["2001:0:a00:1::1", "reserved", "Teredo"],
  ["2001:1::1", "reserved", "anycast of PCP, though reachable"],
  ["2001:2::1", "reserved", "benchmarks"],
  ["2001:10::1", "reserved", "ORCHID"],
  ["2001:20::1", "reserved", "ORCHIDv2"],
  ["2001:30::1", "reserved", "remote identification"],
  ["2001:4860:4860::8888", "public", "a name server"],
  ["100::", "reserved", "discard, first"],
  ["100::ffff:ffff:ffff:ffff", "reserved", "discard, last"],
  ["100:0:0:1::1", "reserved", "dummy prefix"],
  ["5f00::", "reserved", "segment routing, first"],
  ["5f00:ffff:ffff:ffff:ffff:ffff:ffff:ffff", "reserved", "segment routing, last"],
  ["fc00::", "reserved", "unique local, first"],
  ["fdff:ffff:ffff:ffff:ffff:ffff:ffff:ffff", "reserved", "unique local, last"],
  ["fe80::", "reserved", "link-local, first"],
  ["febf:ffff:ffff:ffff:ffff:ffff:ffff:ffff", "reserved", "link-local, last"],
  ["fec0::1", "reserved", "site-local"],
  ["feff:ffff:ffff:ffff:ffff:ffff:ffff:ffff", "reserved", "site-local, last"],
  ["ff00::", "reserved", "multicast, first"],
  ["ff02::1", "reserved", "every node of a link"],
  ["ff0e::1", "reserved", "multicast, global"],
  ["fe80::1%eth0", "reserved", "with a zone"],
  ["::1%lo", "reserved", "localhost with a zone"],
  ["2606:4700:4700::1111%1", "reserved", "public with a zone"],
  ["::ffff:8.8.8.8%1", "reserved", "mapped, public, with a zone"],
];

const noAddress = ["", "localhost", "127.1", "0177.0.0.1", "010.0.0.1", "2130706433", "[::1]", "1.2.3.4 ", "1.2.3.4/8"];

describe.each([...rangesOfV4, ...rangesOfV6])("the range %s", (_name, first, last, before, after) => {
  it.each([first, last])("holds the reserved %s", (address) => {
    expect(judgeAddress(address)).toBe("reserved");
  });
  it.each([before, after].filter((address) => address !== null))("does not hold the public %s", (address) => {
    expect(judgeAddress(address)).toBe("public");
  });
});

describe("judgeAddress", () => {
  it.each(judged)("judges %s as %s: %s", (address, kind) => {
    expect(judgeAddress(address)).toBe(kind);
  });

  it.each(noAddress)("throws at %j, which is no address", (text) => {
    expect(() => judgeAddress(text)).toThrow(TypeError);
  });

  it("judges an IPv4 address like every form of it within IPv6", () => {
    const octet = fc.integer({ min: 0, max: 255 });
    // Half of them in ranges that are not public, which are rare among all addresses.
    const firstOctets = fc.oneof(octet, fc.constantFrom(0, 10, 100, 127, 169, 172, 192, 198, 203, 224, 255));
    const secondOctets = fc.oneof(octet, fc.constantFrom(0, 16, 31, 64, 88, 168, 254));
    fc.assert(
      fc.property(firstOctets, secondOctets, octet, octet, (...octets) => {
        const kind = judgeAddress(octets.join("."));
        expect(mappedForms(octets).filter((form) => judgeAddress(form) !== kind)).toEqual([]);
      }),
      { numRuns: 2_000 },
    );
  });

  it("takes no IPv6 address outside of global unicast for public, unless it is a mapped one", () => {
    const group = fc.integer({ min: 0, max: 0xff_ff });
    const excepted = new BlockList();
    excepted.addSubnet("2000::", 3, "ipv6");
    excepted.addSubnet("::ffff:0:0", 96, "ipv6");
    fc.assert(
      fc.property(fc.array(fc.oneof(group, fc.constantFrom(0, 0xff_ff)), { minLength: 8, maxLength: 8 }), (groups) => {
        const address = groups.map((value) => value.toString(16)).join(":");
        fc.pre(!excepted.check(address, "ipv6"));
        expect(judgeAddress(address)).not.toBe("public");
      }),
      { numRuns: 2_000 },
    );
  });
});

describe("isAllowedAddress", () => {
  it.each([
    ["8.8.8.8", true, true],
    ["127.0.0.1", false, true],
    ["::1", false, true],
    ["::ffff:127.0.0.1", false, true],
    ["10.0.0.1", false, false],
    ["0.0.0.0", false, false],
    ["::", false, false],
    ["169.254.169.254", false, false],
    ["::ffff:169.254.169.254", false, false],
  ])("allows %s: %s; where loopback is allowed: %s", (address, usually, withLoopback) => {
    expect(isAllowedAddress(address, { allowLoopback: false })).toBe(usually);
    expect(isAllowedAddress(address, { allowLoopback: true })).toBe(withLoopback);
  });
});

/** Dotted, hexadecimal, compressed or not, in either case, with leading zeros. */
function mappedForms(octets: number[]): string[] {
  const hex = [0, 2].map((index) => (octets[index]! * 256 + octets[index + 1]!).toString(16));
  const tails = [octets.join("."), hex.join(":"), hex.map((group) => group.padStart(4, "0")).join(":")];
  const heads = ["::ffff:", "0:0:0:0:0:ffff:", "0000:0000:0000:0000:0000:ffff:", "0::0:ffff:", "::0:ffff:"];
  const forms = heads.flatMap((head) => tails.map((tail) => head + tail));
  return [...forms, ...forms.map((form) => form.toUpperCase())];
}
