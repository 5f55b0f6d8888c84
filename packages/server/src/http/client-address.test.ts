import { describe, expect, it } from "vitest";
import { clientAddress, toSubject } from "./client-address.ts";

describe("toSubject", () => {
  it.each([
    ["192.0.2.1", "192.0.2.1"],
    ["192.0.2.1:4711", "192.0.2.1"],
    ["::ffff:192.0.2.1", "192.0.2.1"],
    ["::FFFF:c000:0201", "192.0.2.1"],
    ["0:0:0:0:0:ffff:192.0.2.1", "192.0.2.1"],
    ["[::ffff:192.0.2.1]:80", "192.0.2.1"],
    ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"],
    ["2001:db8:1:2::", "2001:db8:1:2::/64"],
    ["2001:0DB8:0001:0002:ffff::1", "2001:db8:1:2::/64"],
    ["2001:db8::1", "2001:db8:0:0::/64"],
    ["[2001:db8::1]", "2001:db8:0:0::/64"],
    ["[2001:db8::1]:443", "2001:db8:0:0::/64"],
    ["fe80::1%eth0", "fe80:0:0:0::/64"],
    ["::1", "0:0:0:0::/64"],
    // A mapped address has exactly these groups; this one only looks like it.
    ["1::ffff:192.0.2.1", "1:0:0:0::/64"],
  ])("makes of %s the subject %s", (text, subject) => {
    expect(toSubject(text)).toBe(subject);
  });

  it.each([
    "",
    "unknown",
    "192.0.2",
    "192.0.2.256",
    "1.2.3.4.5",
    "::1::",
    "[::1",
    "192.0.2.1:x",
    "localhost",
    "_hidden",
    "0x7f.1",
  ])("makes nothing of %o", (text) => {
    expect(toSubject(text)).toBeUndefined();
  });
});

describe("clientAddress", () => {
  it("is the address that is farthest from us among the believed ones", () => {
    expect(clientAddress({ ips: ["10.0.0.1", "198.51.100.7"] })).toBe("198.51.100.7");
  });

  it("is the proxy's own where the proxy names no address", () => {
    expect(clientAddress({ ips: ["10.0.0.2", "10.0.0.1", "<script>"] })).toBe("10.0.0.1");
  });

  it("is one and the same for connections that are gone", () => {
    expect(clientAddress({ ips: [] })).toBe("unknown");
  });
});
