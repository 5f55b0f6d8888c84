import { connect } from "node:net";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { pageScript, pageStyle, waitingScript } from "../../src/generated/hosted-page.ts";
import { cards, createCardToken, insertHostedSession } from "../harness/hosted-session.ts";
import { insertTestContractor, redirectHost } from "../harness/test-organization.ts";
import { paymentAskedFor } from "./support/payment-asked-for.ts";
import { type PageTestServer, startPageTestServer } from "./support/page-test-server.ts";

let server: PageTestServer;

beforeAll(async () => {
  server = await startPageTestServer();
});

afterAll(() => server.close());

const get = (url: string, headers: Record<string, string> = {}, method = "GET") =>
  fetch(url, { method, headers, redirect: "manual" });

const post = (url: string, fields: Record<string, string> | undefined) =>
  fetch(url, { method: "POST", redirect: "manual", ...(fields && { body: new URLSearchParams(fields) }) });

const tokenOf = (url: string) => url.split("/").at(-1) ?? "";

const cardToken = (number: string = cards.visa) => createCardToken(server.simulator, number);

const sendCard = async (url: string, number: string) =>
  post(`${url}/complete`, { card_token: await cardToken(number) });

/** Sends bytes as they are; the server closes the connection after its one answer. */
async function sendBytes(bytes: string): Promise<{ status: number; headers: Headers }> {
  const { hostname, port } = new URL(server.pages.url);
  const socket = connect(Number(port), hostname);
  let received = "";
  socket.on("data", (chunk: Buffer) => (received += chunk.toString())).write(bytes);
  // It may be reset after the answer.
  await new Promise((resolve) => socket.on("error", () => {}).once("close", resolve));
  const [statusLine = "", ...lines] = (received.split("\r\n\r\n")[0] ?? "").split("\r\n");
  const headers = new Headers(lines.map((line) => line.split(": ", 2) as [string, string]));
  return { status: Number(statusLine.split(" ")[1]), headers };
}

async function cancelledSession() {
  const session = await server.createSession();
  await server.client.post(`/api/v1/payment/sessions/${session.id}/cancel`);
  return session;
}

describe("every answer", () => {
  const answers: Record<string, () => Promise<{ status: number; headers: Headers }>> = {
    "the card page, 200": async () => get((await server.createSession()).url),
    "HEAD of the card page, 200": async () => get((await server.createSession()).url, {}, "HEAD"),
    "an unknown token, 404": () => get(`${server.pages.url}/payment/setup/test_x`),
    "an unknown path, 404": () => get(`${server.pages.url}/`),
    "a path that is not percent-encoded, 404": () => get(`${server.pages.url}/payment/setup/%zz`),
    "an unknown method, 404": () => get(`${server.pages.url}/payment/setup/test_x`, {}, "DELETE"),
    "a cancelled session, 410": async () => get((await cancelledSession()).url),
    "an expired session, 410": async () => get((await server.createSession({ secondsLeft: -1 })).url),
    "a form without a card, 422": async () =>
      post(`${(await server.createSession()).url}/complete`, { card_token: "" }),
    "a form that is too large, 413": async () =>
      post(`${(await server.createSession()).url}/complete`, { card_token: "x".repeat(20_000) }),
    "a cancellation, 303": async () => post(`${(await server.createSession()).url}/cancel`, { confirm: "yes" }),
    "a challenge, 303": async () =>
      post(`${(await server.createSession()).url}/complete`, { card_token: await cardToken(cards.challenge) }),
    "a saved card, 303": async () => sendCard((await server.createSession()).url, cards.visa),
    "the outcome of a saved card, 303": async () => {
      const { url } = await server.createSession();
      await sendCard(url, cards.visa);
      return get(`${url}/outcome`);
    },
    "a declined card, 422": async () => sendCard((await server.createSession()).url, cards.insufficientFunds),
    "the fifth declined card, 422": async () => {
      const { url } = await server.createSession();
      for (let left = 4; left >= 1; left -= 1) await sendCard(url, cards.insufficientFunds);
      return sendCard(url, cards.insufficientFunds);
    },
    "a card while another one is being saved, 409": async () => {
      const { id, url } = await server.createSession();
      server.simulator.addFault({ next: "slow", at: "payments", delayMs: 10_000 });
      const first = sendCard(url, cards.visa);
      await paymentAskedFor(server.simulator, id);
      const second = await sendCard(url, cards.visa);
      await first;
      return second;
    },
    "a card while the provider is down, 503": async () => {
      server.simulator.addFault({ next: "503", at: "payments", count: 20 });
      const response = await sendCard((await server.createSession()).url, cards.visa);
      server.simulator.reset();
      return response;
    },
    "back from a challenge, 200": () => get(`${server.pages.url}/payment/setup/return/hps_${"0".repeat(22)}`),
    "the script, 200": () => get(server.pages.url + pageScript.path),
    "the script of the page that waits, 200": () => get(server.pages.url + waitingScript.path),
    "the style sheet, 200": () => get(server.pages.url + pageStyle.path),
    "bytes that are not HTTP, 400": () => sendBytes("NONSENSE\r\n\r\n"),
    "an expectation, 404": () => sendBytes("GET / HTTP/1.1\r\nHost: a\r\nExpect: x\r\nConnection: close\r\n\r\n"),
    "a tunnel, 400": () => sendBytes("CONNECT a:1 HTTP/1.1\r\nHost: a\r\n\r\n"),
  };

  it.each(Object.entries(answers))("has the headers that protect it: %s", async (name, answer) => {
    const { status, headers } = await answer();
    expect(status).toBe(Number(name.slice(-3)));
    expect(Object.fromEntries(headers)).toMatchObject({
      "cache-control": "no-store",
      "referrer-policy": "no-referrer",
      "x-content-type-options": "nosniff",
    });
    const policy = headers.get("content-security-policy")?.split("; ");
    expect(policy).toEqual(
      expect.arrayContaining(["default-src 'none'", "frame-ancestors 'none'", "base-uri 'none'", "object-src 'none'"]),
    );
    expect(headers.get("content-security-policy")).not.toMatch(/unsafe|\*/);
    expect(headers.has("strict-transport-security")).toBe(false);
  });

  it("lets forms lead to plain HTTP only where the return_url is on loopback", async () => {
    const { url } = await server.createSession({ returnUrl: `https://${redirectHost}/return` });
    const cancelled = await post(`${url}/cancel`, { confirm: "" });
    expect(cancelled.headers.get("content-security-policy")).toContain("; form-action 'self' https:; ");
  });

  it("adds the provider's origin to the policy of the card page, and lets forms lead to any HTTPS page", async () => {
    const { headers } = await get((await server.createSession()).url);
    const provider = server.simulator.url;
    expect(headers.get("content-security-policy")).toBe(
      [
        "default-src 'none'",
        `script-src 'self' ${provider}`,
        "style-src 'self'",
        `frame-src ${provider}`,
        `connect-src ${provider}`,
        `form-action 'self' https: http: ${provider}`,
        "frame-ancestors 'none'",
        "base-uri 'none'",
        "object-src 'none'",
      ].join("; "),
    );
  });
});

it("demands HTTPS for a year where its own address has it", async () => {
  const secure = await startPageTestServer({ pageUrl: "https://pay.example.com/base" });
  const { headers } = await get(`${secure.pages.url}/payment/setup/test_x`);
  expect(headers.get("strict-transport-security")).toBe("max-age=31536000");
  await secure.close();
});

it("demands HTTPS of every page of a live session, whatever its own address has", async () => {
  const { sql } = server.database;
  const { live } = server.organization;
  const { token } = await insertHostedSession(sql, live, await insertTestContractor(sql, live));
  const { status, headers } = await get(`${server.pages.url}/payment/setup/${token}`);
  expect([status, headers.get("strict-transport-security")]).toEqual([200, "max-age=31536000"]);
});

describe("a token that is not known", () => {
  it("is answered with one and the same page, byte for byte", async () => {
    const token = tokenOf((await server.createSession()).url);
    const flipped = token.replace(/[a-z](?=[^a-z]*$)/, (letter) => letter.toUpperCase());
    const tokens = [
      "x",
      "test_",
      `test_${"A".repeat(43)}`,
      `live_${"A".repeat(43)}`,
      token.slice(0, -1),
      `${token}A`,
      flipped,
      token.replace("test_", "live_"),
      "a".repeat(10_000),
      "%00",
      "%zz",
      "..%2f..",
    ];
    const pages = await Promise.all(
      tokens.map(async (text) => {
        const response = await get(`${server.pages.url}/payment/setup/${text}`);
        const headers = Object.fromEntries(
          [...response.headers].filter(([name]) => !/^(date|ratelimit.*)$/.test(name)),
        );
        return { status: response.status, headers, body: await response.text() };
      }),
    );
    expect(pages[0]?.status).toBe(404);
    for (const page of pages) expect(page).toEqual(pages[0]);
  });

  it.each(["complete", "cancel", "outcome"])("is unknown at %s too", async (action) => {
    const url = `${server.pages.url}/payment/setup/test_${"A".repeat(43)}/${action}`;
    const response = await (action === "outcome" ? get(url) : post(url, { card_token: "tok_x", confirm: "yes" }));
    expect(response.status).toBe(404);
    expect(await response.text()).toBe(await (await get(`${server.pages.url}/payment/setup/x`)).text());
  });
});

describe("a session that has ended", () => {
  it.each([
    ["completed", "Your card is saved"],
    ["cancelled", "This was cancelled"],
    ["expired", "This link has expired"],
  ])("says that it is %s, and offers the way back", async (status, title) => {
    const session = await server.createSession(status === "expired" ? { secondsLeft: -1 } : {});
    if (status === "completed") await post(`${session.url}/complete`, { card_token: await cardToken() });
    if (status === "cancelled") await post(`${session.url}/cancel`, { confirm: "yes" });
    const response = await get(session.url);
    const body = await response.text();
    expect(response.status).toBe(410);
    expect(body).toContain(`<h1>${title}</h1>`);
    expect(body).toContain(`href="${server.returns.url}?hps_id=${session.id}&amp;status=${status}"`);
    for (const action of ["complete", "cancel"]) {
      expect((await post(`${session.url}/${action}`, { card_token: await cardToken() })).status).toBe(410);
    }
  });
});

describe("the redirect", () => {
  it("keeps the return_url's own query, replaces hps_id and status, and carries no token", async () => {
    const returnUrl = `${server.returns.url}?a=%20b&status=old&hps_id=x&c`;
    const { id, url } = await server.createSession({ returnUrl });
    const response = await post(`${url}/complete`, { card_token: await cardToken() });
    expect(response.status).toBe(303);
    expect(response.headers.get("location")).toBe(`${server.returns.url}?a=%20b&c&hps_id=${id}&status=completed`);
  });
});

describe("what is no person", () => {
  const scanners = [
    "Slackbot-LinkExpanding 1.0",
    "Microsoft Office/16.0 SafeLinks",
    "facebookexternalhit/1.1",
    "Googlebot/2.1",
  ];

  it("changes nothing by twenty GETs and HEADs", async () => {
    const { id, url } = await server.createSession();
    for (let count = 0; count < 20; count += 1) {
      const headers = { "user-agent": scanners[count % scanners.length] ?? "", "sec-purpose": "prefetch" };
      expect((await get(url, headers, count % 2 === 0 ? "GET" : "HEAD")).status).toBe(200);
    }
    for (const action of ["complete", "cancel", "outcome"]) await get(`${url}/${action}`);
    expect(await server.getSession(id)).toMatchObject({ status: "pending" });
    expect(server.simulator.records.payments.filter(({ reference }) => reference === id)).toEqual([]);
  });

  it("neither completes nor cancels by sending every form as it stands", async () => {
    const { id, url } = await server.createSession();
    const page = await (await get(url)).text();
    const forms = [...page.matchAll(/<form.*?action="([^"]+)".*?<\/form>/gs)];
    expect(forms).toHaveLength(2);
    for (const [form, action = ""] of forms) {
      const inputs = [...form.matchAll(/<input[^>]* name="([^"]+)" value="([^"]*)"/g)];
      const fields = Object.fromEntries(inputs.map(([, name, value]) => [name, value]));
      const response = await post(server.pages.url + action, fields as Record<string, string>);
      expect([200, 422]).toContain(response.status);
    }
    expect(await server.getSession(id)).toMatchObject({ status: "pending" });
  });
});

it("is under 30 kB, compressed", async () => {
  const page = await (await get((await server.createSession()).url)).text();
  const parts = [page, pageScript.body, waitingScript.body, pageStyle.body];
  const bytes = parts.reduce((sum, text) => sum + gzipSync(text).length, 0);
  expect(bytes).toBeLessThan(30_000);
});

it("is readable without a script, and says what that cannot do", async () => {
  const page = await (await get((await server.createSession()).url, { "accept-language": "es-MX,es;q=0.9" })).text();
  expect(page).toContain('<html lang="es">');
  expect(page).toContain("30 minutos");
  expect(page).toMatch(/<noscript>.*JavaScript/s);
});

it("says that saving is not possible where no provider is configured", async () => {
  const without = await startPageTestServer({ withProcessor: false });
  const { url } = await without.createSession();
  const page = await (await get(url)).text();
  expect(page).toContain("Saving a card is not possible at the moment.");
  expect(page).not.toContain("<script");
  expect((await post(`${url}/cancel`, { confirm: "yes" })).status).toBe(303);
  await without.close();
});

it("offers only the way back after five declined cards", async () => {
  const { id, url } = await server.createSession();
  for (let left = 4; left >= 1; left -= 1) {
    const page = await (await post(`${url}/complete`, { card_token: await cardToken(cards.insufficientFunds) })).text();
    expect(page).toContain(left === 1 ? "you have 1 attempt left" : `you have ${left} attempts left`);
  }
  const fifth = await post(`${url}/complete`, { card_token: await cardToken(cards.insufficientFunds) });
  expect(await fifth.text()).toContain("<h1>Too many attempts</h1>");
  const sixth = await post(`${url}/complete`, { card_token: await cardToken() });
  expect(await sixth.text()).toContain("<h1>Too many attempts</h1>");
  expect(await server.getSession(id)).toMatchObject({ status: "pending" });
});

it("says so when the provider is down, and the session stays pending", async () => {
  const { id, url } = await server.createSession();
  const card_token = await cardToken();
  server.simulator.addFault({ next: "503", at: "payments", count: 20 });
  const response = await post(`${url}/complete`, { card_token });
  server.simulator.reset();
  expect(response.status).toBe(503);
  expect(await response.text()).toContain("The payment provider does not answer at the moment.");
  expect(await server.getSession(id)).toMatchObject({ status: "pending" });
});

it("logs the pattern of the path, and no token", async () => {
  const { url } = await server.createSession();
  const card_token = await cardToken();
  await get(url);
  await get(`${url}x`);
  await post(`${url}/complete`, { card_token });
  const log = server.log();
  expect(log).toContain('"route":"/payment/setup/:token/complete"');
  for (const secret of [tokenOf(url), tokenOf(url).slice(5), card_token]) expect(log).not.toContain(secret);
});
