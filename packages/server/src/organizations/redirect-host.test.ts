import { expect, test } from "vitest";
import { parseReturnUrl } from "../payment-sessions/return-url.ts";
import { parseRedirectHost, toAsciiHost } from "./redirect-host.ts";

test.each([
  ["app.example.com", "app.example.com"],
  ["App.Example.COM", "app.example.com"],
  ["app.example.com:8443", "app.example.com:8443"],
  ["app.example.com:443", "app.example.com"],
  ["localhost:80", "localhost:80"],
  ["127.0.0.1:3000", "127.0.0.1:3000"],
  ["[::1]:3000", "[::1]:3000"],
  ["xn--bcher-kva.example", "xn--bcher-kva.example"],
  ["my_app.example.com", "my_app.example.com"],
])("takes %s as %s, which a return URL can have", (text, host) => {
  expect(parseRedirectHost(text)).toBe(host);
  const rules = { allowedHosts: [host], environment: "live" } as const;
  expect(parseReturnUrl(`https://${text}/return`, rules)).toEqual({ url: `https://${host}/return` });
});

test.each([
  "",
  " app.example.com",
  "https://app.example.com",
  "app.example.com/return",
  "app.example.com?",
  "app.example.com#",
  "user@app.example.com",
  "*.example.com",
  "app.example.com.",
  ".example.com",
  "app..example.com",
  "app.example.com:",
  "app.example.com:0443",
  "app.example.com:99999",
  "app.example.com,other.example.com",
  "bücher.example",
  "ａｐｐ.example.com",
  "app\u00AD.example.com",
  "%61pp.example.com",
  "0177.0.0.1",
  "0x7f000001",
  "127.1",
  "[::0001]",
  "[::ffff:127.0.0.1]",
  "::1",
])("refuses %j", (text) => {
  expect(parseRedirectHost(text)).toBeUndefined();
});

test.each([
  ["bücher.example", "xn--bcher-kva.example"],
  ["BÜCHER.example:8443", "xn--bcher-kva.example:8443"],
  ["ａｐｐ.example.com", "app.example.com"],
])("writes %s as %s", (text, host) => {
  expect(toAsciiHost(text)).toBe(host);
});

test.each([
  "app.example.com",
  "0177.0.0.1",
  "bücher.example/a",
  "https://bücher.example",
  "a@bücher.example",
  "bü cher",
  "ü*",
])("has no other way to write %j", (text) => {
  expect(toAsciiHost(text)).toBeUndefined();
});
