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

const plainHost = "must be a URL with a plain host name.";
const notAllowed = "must have a host that is listed in hosted_flow_allowed_redirect_hosts.";
const strayCharacter = "must contain no white space, control character or backslash.";
const needsHttps = "must begin with https://.";
const needsHost = "must begin with https:// and a host.";
const credentials = "must not contain credentials.";
const fragment = "must not have a fragment.";
const tooLong = "must have at most 2048 characters.";

describe("parseReturnUrl", () => {
  it.each([
    ["https://app.example.com/return", "https://app.example.com/return"],
    ["https://app.example.com", "https://app.example.com/"],
    ["HTTPS://APP.Example.COM/Return", "https://app.example.com/Return"],
    ["https://app.example.com:443/return", "https://app.example.com/return"],
    ["https://app.example.org:8443/return", "https://app.example.org:8443/return"],
    ["https://app.example.com/a/../b", "https://app.example.com/b"],
    ["https://app.example.com/@ada?next=a@b", "https://app.example.com/@ada?next=a@b"],
    ["https://app.example.com?plan=a%20b", "https://app.example.com/?plan=a%20b"],
    ["https://app.example.com/größe", "https://app.example.com/gr%C3%B6%C3%9Fe"],
    ["https://xn--bcher-kva.example/", "https://xn--bcher-kva.example/"],
  ])("accepts %s as %s", (text, url) => {
    expect(parse(text)).toEqual({ url });
  });

  it.each([
    ["an unlisted host", "https://evil.example/return", notAllowed],
    ["a subdomain of a listed host", "https://a.app.example.com/", notAllowed],
    ["the parent of a listed host", "https://example.com/", notAllowed],
    ["a listed host as a prefix", "https://app.example.com.evil.example/", notAllowed],
    ["a listed host as a suffix", "https://evilapp.example.com/", notAllowed],
    ["a trailing dot", "https://app.example.com./", notAllowed],
    ["another port", "https://app.example.com:8443/", notAllowed],
    ["a listed port left out", "https://app.example.org/", notAllowed],
    ["the port of another scheme", "https://app.example.com:80/", notAllowed],
    ["a port with a leading zero", "https://app.example.com:0443/", plainHost],
    ["an empty port", "https://app.example.com:/", plainHost],
    ["a port that is too large", "https://app.example.com:65536/", plainHost],
    ["user info", "https://user:pass@app.example.com/", credentials],
    ["a listed host as user info", "https://app.example.com@evil.example/", credentials],
    ["empty user info", "https://@app.example.com/", credentials],
    ["a fragment", "https://app.example.com/#top", fragment],
    ["an empty fragment", "https://app.example.com/#", fragment],
    ["a fragment before user info", "https://evil.example#@app.example.com/", fragment],
    ["a backslash for a slash", "https:\\\\app.example.com\\", strayCharacter],
    ["a backslash in the host", "https://evil.example\\.app.example.com/", strayCharacter],
    ["a backslash in the path", "https://app.example.com/a\\b", strayCharacter],
    ["a tab in the scheme", "ht\ttps://app.example.com/", strayCharacter],
    ["a newline in the host", "https://app.exam\nple.com/", strayCharacter],
    ["a carriage return in the path", "https://app.example.com/\r/evil", strayCharacter],
    ["a leading space", " https://app.example.com/", strayCharacter],
    ["a trailing space", "https://app.example.com/ ", strayCharacter],
    ["a no-break space", "https://app.example.com/\u00a0", strayCharacter],
    ["a line separator", "https://app.example.com/\u2028", strayCharacter],
    ["a byte order mark", "\ufeffhttps://app.example.com/", strayCharacter],
    ["a NUL", "https://app.example.com/\u0000", strayCharacter],
    ["a DEL", "https://app.example.com/\u007f", strayCharacter],
    ["a C1 control", "https://app.example.com/\u0085", strayCharacter],
    ["no slashes", "https:app.example.com/", needsHost],
    ["one slash", "https:/app.example.com/", needsHost],
    ["three slashes", "https:///app.example.com/", needsHost],
    ["no host", "https://", needsHost],
    ["a relative reference", "/return", needsHost],
    ["a reference without scheme", "//app.example.com/", needsHost],
    ["no URL at all", "app.example.com", needsHost],
    ["an empty text", "", needsHost],
    ["a script", "javascript:alert(1)//https://app.example.com/", needsHost],
    ["a blob", "blob:https://app.example.com/1", needsHost],
    ["a data URL", "data:text/html,https://app.example.com/", needsHost],
    ["another scheme", "ftp://app.example.com/", needsHost],
    ["plain http", "http://app.example.com/", needsHttps],
    ["an encoded dot", "https://app%2eexample.com/", plainHost],
    ["an encoded slash in the host", "https://app.example.com%2f.evil.example/", plainHost],
    ["full-width letters", "https://ａpp.example.com/", plainHost],
    ["a full-width dot", "https://app．example.com/", plainHost],
    ["an ideographic full stop", "https://app。example.com/", plainHost],
    ["a soft hyphen", "https://app.exam\u00adple.com/", plainHost],
    ["a zero-width joiner", "https://app.exam\u200dple.com/", plainHost],
    ["a listed name in Unicode", "https://bücher.example/", plainHost],
    ["a Cyrillic homograph", "https://аpp.example.com/", plainHost],
    ["an octal address", "https://0177.0.0.1/", plainHost],
    ["a hexadecimal address", "https://0x7f000001/", plainHost],
    ["a decimal address", "https://2130706433/", plainHost],
    ["a short address", "https://127.1/", plainHost],
    ["an IPv4-mapped IPv6 address", "https://[::ffff:127.0.0.1]/", plainHost],
    ["a long IPv6 address", "https://[0:0:0:0:0:0:0:1]:9000/", plainHost],
    ["an IPv6 zone", "https://[::1%25eth0]/", plainHost],
    ["a host that no URL can have", "https://a^b/", plainHost],
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
