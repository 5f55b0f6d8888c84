import { isIP } from "node:net";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parseReturnUrl } from "../../src/payment-sessions/return-url.ts";
import { parseTargetUrl, type TargetRules } from "../../src/webhooks/target-url.ts";
import { createContractor } from "../harness/requests.ts";
import { startTestServer, type TestServer } from "../harness/test-server.ts";
import { allowedHosts, urlTraps, type Verdict } from "./url-traps.ts";

let server: TestServer;
let contractor: string;
beforeAll(async () => {
  server = await startTestServer();
  const { id } = server.organization;
  await server.database.sql`
    update organizations set hosted_flow_allowed_redirect_hosts = ${allowedHosts} where id = ${id}
  `;
  contractor = (await createContractor(server.client)).id;
});
afterAll(() => server.close());

const live: TargetRules = { environment: "live", allowLoopback: false };
const refusedWithoutLoopback = new Set(["must have a host with only public addresses.", "must begin with https://."]);

const expected = (verdict: Verdict, text: string) => (typeof verdict === "object" ? verdict : { url: verdict ?? text });

describe("a text that parsers read in surprising ways", () => {
  it.each(urlTraps)("as return_url is what the table says: %s", (_name, text, verdict) => {
    for (const environment of ["live", "test"] as const) {
      // Plain http is for loopback in test, and none of these is there.
      expect(parseReturnUrl(text, { allowedHosts, environment })).toEqual(expected(verdict, text));
    }
  });

  it.each(urlTraps)("as target is what the table says: %s", (_name, text, _asReturnUrl, verdict) => {
    const result = expected(verdict, text);
    const strict: TargetRules[] = [live, { ...live, allowLoopback: true }, { ...live, environment: "test" }];
    for (const rules of strict) expect(parseTargetUrl(text, rules)).toEqual(result);
    if ("refused" in result && refusedWithoutLoopback.has(result.refused)) return;
    expect(parseTargetUrl(text, { environment: "test", allowLoopback: true })).toEqual(result);
  });

  it("has the same said of it by the service", async () => {
    const said = await Promise.all(urlTraps.map(async ([name, text]) => [name, await ask(text)]));
    const outcome = (verdict: Verdict, text: string) =>
      typeof verdict === "object" ? [400, refusedBefore(text) ?? verdict.refused] : [201, verdict ?? text];
    const table = urlTraps.map(([name, text, asReturnUrl, asTarget]) => [
      name,
      { returnUrl: outcome(asReturnUrl, text), target: outcome(asTarget, text) },
    ]);
    expect(Object.fromEntries(said)).toEqual(Object.fromEntries(table));
  });
});

/** What is wrong with a text before anything reads a URL in it. */
function refusedBefore(text: string): string | undefined {
  if (text === "") return "must not be empty.";
  return text.includes("\0") ? "must not contain U+0000 or lone surrogates." : undefined;
}

async function ask(text: string) {
  const returnUrl = await server.client.post<Answer>("/api/v1/payment/sessions", { contractor, return_url: text });
  const target = await server.client.post<Answer>("/api/v1/webhook_endpoints", { url: text });
  return {
    returnUrl: [returnUrl.status, returnUrl.body.return_url ?? refusalOf(returnUrl.body)],
    target: [target.status, target.body.url ?? refusalOf(target.body)],
  };
}

interface Answer {
  url?: string;
  return_url?: string;
  errors?: { path: string; message: string }[];
}

/** What follows the name of the property. */
const refusalOf = ({ errors = [] }: Answer) => /^"\w+" (must .*)$/.exec(errors[0]?.message ?? "")?.[1];

describe("any text", () => {
  const pieces = [
    "https://",
    "http://",
    "https:",
    "//",
    "/",
    "\\",
    "@",
    ":",
    ".",
    "..",
    "?",
    "#",
    "%2e",
    "%40",
    "\t",
    " ",
    "。",
    "\u00ad",
    ":443",
    ":8443",
    ":0",
    "app.example.com",
    "app.example.org:8443",
    "evil.example",
    "user:pass@",
    "127.0.0.1",
    "8.8.8.8",
    "10.0.0.1",
    "0x7f.1",
    "134744072",
    "[::1]",
    "[::1]:9000",
    "[::ffff:8.8.8.8]",
    "[::ffff:10.0.0.1]",
    "[64:ff9b::808:808]",
    "[2606:4700:4700::1111]",
    "localhost",
    "a",
    "é",
    "ａ",
    "ß",
  ];
  const authority = fc.array(fc.constantFrom(...pieces), { minLength: 1, maxLength: 5 }).map((parts) => parts.join(""));
  const text = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.webUrl(),
    authority,
    authority.map((rest) => `https://${rest}`),
  );

  /** RFC 3986, appendix B, which repairs nothing: an independent reading of what is stored. */
  const authorityOf = (url: string) => /^(?:[^:/?#]+:)(?:\/\/([^/?#]*))/.exec(url)?.[1];

  it("that is accepted as return_url has a listed host, and no user info, for whoever reads it", () => {
    let accepted = 0;
    fc.assert(
      fc.property(text, (each) => {
        const result = parseReturnUrl(each, { allowedHosts, environment: "live" });
        if ("refused" in result) return;
        accepted += 1;
        const url = new URL(result.url);
        expect(allowedHosts).toContain(url.host);
        expect(authorityOf(result.url)).toBe(url.host);
        expect([url.protocol, url.username, url.password, url.hash, url.href]).toEqual([
          "https:",
          "",
          "",
          "",
          result.url,
        ]);
      }),
      { numRuns: 10_000 },
    );
    expect(accepted).toBeGreaterThan(10);
  });

  it("that is accepted as target has no user info, and a literal address that is public", () => {
    let addresses = 0;
    fc.assert(
      fc.property(text, (each) => {
        const result = parseTargetUrl(each, live);
        if ("refused" in result) return;
        const url = new URL(result.url);
        expect(authorityOf(result.url)).toBe(url.host);
        expect([url.protocol, url.username, url.password, url.hash, url.href]).toEqual([
          "https:",
          "",
          "",
          "",
          result.url,
        ]);
        const host = url.hostname.replace(/^\[|\]$/g, "");
        if (isIP(host) === 0) return;
        addresses += 1;
        expect(["8.8.8.8", "::ffff:808:808", "2606:4700:4700::1111"]).toContain(host);
      }),
      { numRuns: 10_000 },
    );
    expect(addresses).toBeGreaterThan(10);
  });
});
