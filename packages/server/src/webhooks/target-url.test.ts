import { describe, expect, it } from "vitest";
import { addressRules, checkTargetHost, parseTargetUrl, type TargetRules } from "./target-url.ts";

const live: TargetRules = { environment: "live", allowLoopback: false };
const liveWithLoopback: TargetRules = { environment: "live", allowLoopback: true };
const test: TargetRules = { environment: "test", allowLoopback: false };
const testWithLoopback: TargetRules = { environment: "test", allowLoopback: true };
const strict = [live, liveWithLoopback, test];

const notPublic = "must have a host with only public addresses.";
const tooLong = "must have at most 2048 characters.";

const stored: [text: string, url: string][] = [
  ["HTTPS://HOOKS.Example.COM/Path", "https://hooks.example.com/Path"],
  ["https://hooks.example.com:443/", "https://hooks.example.com/"],
  ["https://hooks.example.com:08443/", "https://hooks.example.com:8443/"],
  ["https://hooks.example.com/?a=1&b=%20&a=2", "https://hooks.example.com/?a=1&b=%20&a=2"],
  ["https://hooks.example.com?", "https://hooks.example.com/?"],
  ["https://hooks.example.com/@ada?to=a@b", "https://hooks.example.com/@ada?to=a@b"],
  ["https://hooks.example.com/a/../b/./c", "https://hooks.example.com/b/c"],
  ["https://hooks.example.com/%2e%2e/b", "https://hooks.example.com/b"],
  ["https://hooks.example.com//a//b", "https://hooks.example.com//a//b"],
  ["https://hooks.example.com/größe", "https://hooks.example.com/gr%C3%B6%C3%9Fe"],
  ["https://hooks.example.com/\ud800", "https://hooks.example.com/%EF%BF%BD"],
  // The host of a name that looks like another one is shown as what is resolved.
  ["https://bücher.example.com/", "https://xn--bcher-kva.example.com/"],
  ["https://xn--bcher-kva.example.com/", "https://xn--bcher-kva.example.com/"],
  ["https://hooks.exаmple.com/", "https://hooks.xn--exmple-4nf.com/"],
  ["https://hooks.exam\u200bple.com/", "https://hooks.example.com/"],
  ["https://ｈｏｏｋｓ．example。com/", "https://hooks.example.com/"],
  ["https://hooks%2eexample%2ecom/", "https://hooks.example.com/"],
  // The dot at the end is no part of the name in a certificate.
  ["https://hooks.example.com./a", "https://hooks.example.com/a"],
  ["https://hooks.example.com.:8443/a", "https://hooks.example.com:8443/a"],
  ["https://localhost.example.com/", "https://localhost.example.com/"],
  ["https://mylocalhost.com/", "https://mylocalhost.com/"],
  ["https://internal.example.com/", "https://internal.example.com/"],
  // Names that resolve nowhere, as one that does not yet.
  ["https://receiver.test/", "https://receiver.test/"],
  ["https://receiver.example/", "https://receiver.example/"],
  ["https://receiver.invalid/", "https://receiver.invalid/"],
  ["https://receiver.onion/", "https://receiver.onion/"],
  ["https://receiver.alt/", "https://receiver.alt/"],
  ["https://８.８.８.８/", "https://8.8.8.8/"],
  ["https://0x08080808/", "https://8.8.8.8/"],
  ["https://8.8.8.8./", "https://8.8.8.8/"],
  ["https://[2606:4700:4700:0:0:0:0:1111]/", "https://[2606:4700:4700::1111]/"],
  ["https://[2606:4700:4700::1111]:8443/", "https://[2606:4700:4700::1111]:8443/"],
];

const refused: [name: string, text: string, refused: string][] = [
  ["a text of 2049 characters", `https://hooks.example.com/${"a".repeat(2023)}`, tooLong],
  ["a text that is too long when encoded", `https://hooks.example.com/${"ü".repeat(1000)}`, tooLong],
];

/** Allowed in test when the operator says so. */
const onLoopback: [text: string, url: string][] = [
  ["https://127.0.0.1/", "https://127.0.0.1/"],
  ["https://127.255.255.255/", "https://127.255.255.255/"],
  ["https://127.0.0.1./", "https://127.0.0.1/"],
  ["https://127.1/", "https://127.0.0.1/"],
  ["https://0177.1/", "https://127.0.0.1/"],
  ["https://0x7f.1/", "https://127.0.0.1/"],
  ["https://0x7F000001/", "https://127.0.0.1/"],
  ["https://2130706433/", "https://127.0.0.1/"],
  ["https://017700000001/", "https://127.0.0.1/"],
  ["https://127%2e0%2e0%2e1/", "https://127.0.0.1/"],
  ["https://%31%32%37.0.0.1/", "https://127.0.0.1/"],
  ["https://１２７.０.０.１/", "https://127.0.0.1/"],
  ["https://①②⑦.0.0.1/", "https://127.0.0.1/"],
  ["https://127。0。0。1/", "https://127.0.0.1/"],
  ["https://127.0.\u00ad0.1/", "https://127.0.0.1/"],
  ["https://[::1]/", "https://[::1]/"],
  ["https://[0:0:0:0:0:0:0:1]/", "https://[::1]/"],
  ["https://[::ffff:127.0.0.1]/", "https://[::ffff:7f00:1]/"],
  ["https://localhost/", "https://localhost/"],
  ["https://localhost./", "https://localhost/"],
  ["https://LOCALHOST:3000/", "https://localhost:3000/"],
  ["https://ｌｏｃａｌｈｏｓｔ/", "https://localhost/"],
  ["https://local\u00adhost/", "https://localhost/"],
  ["https://%6cocalhost/", "https://localhost/"],
  ["https://app.localhost/", "https://app.localhost/"],
  // Names that may lead to loopback: what they resolve to decides.
  ["https://app.localhost./", "https://app.localhost/"],
  ["https://receiver/", "https://receiver/"],
  ["https://receiver.local/", "https://receiver.local/"],
  ["https://receiver.home.arpa/", "https://receiver.home.arpa/"],
  ["https://metadata.google.internal/", "https://metadata.google.internal/"],
];

const neverPublic = [
  "https://0.0.0.0/",
  "https://0x/",
  "https://169.254.169.254/latest/meta-data/",
  "https://0xa9fea9fe/",
  "https://192.168.1/",
  "https://168.63.129.16/",
  "https://100.100.100.200/",
  "https://[::ffff:10.0.0.1]/",
  "https://[::ffff:a9fe:a9fe]/",
  "https://[64:ff9b::127.0.0.1]/",
  "https://[64:ff9b::1.1.1.1]/",
];

/** What parsers read in surprising ways is in `test/urls/url-traps.ts`. */
describe("parseTargetUrl", () => {
  it.each(stored)("stores %s as %s", (text, url) => {
    for (const rules of [...strict, testWithLoopback]) expect(parseTargetUrl(text, rules)).toEqual({ url });
  });

  it.each(stored)("stores what it made of %s unchanged", (_text, url) => {
    expect(parseTargetUrl(url, live)).toEqual({ url });
  });

  it.each(refused)("refuses %s", (_name, text, refused) => {
    for (const rules of [...strict, testWithLoopback]) expect(parseTargetUrl(text, rules)).toEqual({ refused });
  });

  it.each(onLoopback)("refuses %s unless loopback is allowed in test", (text, url) => {
    for (const rules of strict) expect(parseTargetUrl(text, rules)).toEqual({ refused: notPublic });
    expect(parseTargetUrl(text, testWithLoopback)).toEqual({ url });
  });

  it.each(onLoopback)("refuses http for %s unless loopback is allowed in test", (text, url) => {
    const [plainText, plainUrl] = [text, url].map((https) => https.replace("https", "http"));
    for (const rules of strict) expect(parseTargetUrl(plainText!, rules)).toEqual({ refused: notPublic });
    expect(parseTargetUrl(plainText!, testWithLoopback)).toEqual({ url: plainUrl });
  });

  it.each(neverPublic)("refuses %s wherever it is sent from", (text) => {
    for (const rules of [...strict, testWithLoopback]) {
      expect(parseTargetUrl(text, rules)).toEqual({ refused: notPublic });
    }
  });

  it("accepts a text of exactly 2048 characters", () => {
    const text = `https://hooks.example.com/${"a".repeat(2022)}`;
    expect(parseTargetUrl(text, live)).toEqual({ url: text });
  });
});

it.each([
  [live, false],
  [liveWithLoopback, false],
  [test, false],
  [testWithLoopback, true],
])("%o allow loopback: %s", (rules, allowLoopback) => {
  expect(addressRules(rules)).toEqual({ allowLoopback });
});

describe("checkTargetHost", () => {
  const check = (addresses: string[], rules = live, url = "https://hooks.example.com/") =>
    checkTargetHost(url, rules, async () => addresses);

  it.each([
    ["a public address", ["8.8.8.8"]],
    ["public addresses of both families", ["8.8.8.8", "2606:4700:4700::1111"]],
    ["no address yet", []],
  ])("accepts a name with %s", async (_name, addresses) => {
    expect(await check(addresses)).toBeUndefined();
  });

  it.each([
    ["a private address", ["10.0.0.1"]],
    ["a private address among public ones", ["8.8.8.8", "10.0.0.1", "2606:4700:4700::1111"]],
    ["a private address at the end", ["8.8.8.8", "::ffff:10.0.0.1"]],
    ["a link-local address with its zone", ["fe80::1%eth0"]],
    ["the metadata of a cloud", ["169.254.169.254"]],
  ])("refuses a name with %s", async (_name, addresses) => {
    expect(await check(addresses)).toEqual({ refused: notPublic });
    expect(await check(addresses, testWithLoopback)).toEqual({ refused: notPublic });
  });

  it("accepts a name with a loopback address where loopback is allowed in test", async () => {
    expect(await check(["127.0.0.1", "::1"], testWithLoopback)).toBeUndefined();
    for (const rules of strict) expect(await check(["127.0.0.1", "::1"], rules)).toEqual({ refused: notPublic });
  });

  it.each([
    ["https://10.0.0.1/", { refused: notPublic }],
    ["https://[::ffff:a00:1]/", { refused: notPublic }],
    ["https://8.8.8.8/", undefined],
    ["https://[2606:4700:4700::1111]/", undefined],
  ])("judges the address in %s without resolving it", async (url, result) => {
    const resolve = () => Promise.reject(new Error("Nothing is to be resolved."));
    expect(await checkTargetHost(url, live, resolve)).toEqual(result);
  });

  it("resolves the name without its port", async () => {
    const names: string[] = [];
    const resolve = async (name: string) => (names.push(name), []);
    await checkTargetHost("https://hooks.example.com:8443/a", live, resolve);
    expect(names).toEqual(["hooks.example.com"]);
  });
});
