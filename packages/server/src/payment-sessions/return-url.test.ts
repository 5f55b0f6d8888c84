import { describe, expect, it } from "vitest";
import { parseReturnUrl } from "./return-url.ts";

const allowedHosts = [
  "app.example.com",
  "App.Example.org:8443",
  "xn--bcher-kva.example",
  "localhost:3000",
  "127.0.0.1",
  "[::1]:9000",
];
const parse = (text: string, environment: "test" | "live" = "live") =>
  parseReturnUrl(text, { allowedHosts, environment });

const notAllowed = "must have a host that is listed in hosted_flow_allowed_redirect_hosts.";
const needsHttps = "must begin with https://.";
const tooLong = "must have at most 2048 characters.";

/** What parsers read in surprising ways is in `test/urls/url-traps.ts`. */
describe("parseReturnUrl", () => {
  it.each([
    ["https://app.example.com/return", "https://app.example.com/return"],
    ["https://app.example.com:443/return", "https://app.example.com/return"],
    ["https://app.example.org:8443/return", "https://app.example.org:8443/return"],
    ["https://app.example.com/a/../b", "https://app.example.com/b"],
    ["https://app.example.com?plan=a%20b", "https://app.example.com/?plan=a%20b"],
    ["https://app.example.com/größe", "https://app.example.com/gr%C3%B6%C3%9Fe"],
  ])("accepts %s as %s", (text, url) => {
    expect(parse(text)).toEqual({ url });
  });

  it.each([
    ["a text of 2049 characters", `https://app.example.com/${"a".repeat(2025)}`, tooLong],
    ["a text that is too long when encoded", `https://app.example.com/${"ü".repeat(1000)}`, tooLong],
  ])("refuses %s", (_name, text, refused) => {
    expect(parse(text)).toEqual({ refused });
    expect(parse(text, "test")).toEqual({ refused });
  });

  it("accepts a text of exactly 2048 characters", () => {
    const text = `https://app.example.com/${"a".repeat(2024)}`;
    expect(parse(text)).toEqual({ url: text });
  });

  it.each([
    ["http://localhost:3000/return", "http://localhost:3000/return"],
    ["http://127.0.0.1/return", "http://127.0.0.1/return"],
    ["http://127.0.0.1:80/return", "http://127.0.0.1/return"],
    ["http://[::1]:9000/", "http://[::1]:9000/"],
  ])("accepts %s in test only", (text, url) => {
    expect(parse(text, "test")).toEqual({ url });
    expect(parse(text, "live")).toEqual({ refused: needsHttps });
  });

  it.each(["http://localhost:3001/", "http://127.0.0.2/"])(
    "refuses the unlisted loopback host of %s in test",
    (text) => {
      expect(parse(text, "test")).toEqual({ refused: notAllowed });
    },
  );

  it("lets an entry with port 80 name the default port of http", () => {
    const result = parseReturnUrl("http://localhost/", { allowedHosts: ["localhost:80"], environment: "test" });
    expect(result).toEqual({ url: "http://localhost/" });
  });

  it("refuses every host when nothing is listed", () => {
    const result = parseReturnUrl("https://app.example.com/", { allowedHosts: [], environment: "live" });
    expect(result).toEqual({ refused: notAllowed });
  });
});
