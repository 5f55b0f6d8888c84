import { expect, it } from "vitest";
import { isAddressBlock } from "./address-block.ts";

it.each(["10.0.0.1", "10.0.0.0/8", "192.0.2.0/32", "::1", "fd00::/8", "2001:db8::/128", "::ffff:10.0.0.1"])(
  "takes %s for a block of addresses",
  (text) => {
    expect(isAddressBlock(text)).toBe(true);
  },
);

it.each([
  "",
  "loopback",
  "proxy.example.com",
  "10.0.0",
  "10.0.0.256",
  "10.0.0.0/0",
  "::/0",
  "10.0.0.0/33",
  "fd00::/129",
  "10.0.0.0/",
  "10.0.0.0/08",
  "10.0.0.0/8/8",
  "10.0.0.0/255.0.0.0",
  "10.0.0.1:80",
  "[::1]",
  "fe80::1%eth0",
  "1",
])("takes %o for none", (text) => {
  expect(isAddressBlock(text)).toBe(false);
});
