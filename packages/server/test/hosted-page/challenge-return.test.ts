import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { createCardToken, cards } from "../harness/hosted-session.ts";
import { type PageTestServer, startPageTestServer } from "./support/page-test-server.ts";

let server: PageTestServer;
let session: { id: string; url: string };
let token: string;

beforeAll(async () => {
  server = await startPageTestServer();
});
afterAll(() => server.close());
beforeEach(async () => {
  session = await server.createSession();
  token = session.url.split("/").at(-1) ?? "";
});

const returnPath = () => `/payment/setup/return/${session.id}`;

const get = (url: string, cookie?: string) =>
  fetch(url, { redirect: "manual", ...(cookie !== undefined && { headers: { cookie } }) });

/** Answers what the browser keeps, and where the provider sends it in the end. */
async function passChallenge({ url, pages } = { url: session.url, pages: server }) {
  const body = new URLSearchParams({ card_token: await createCardToken(pages.simulator, cards.challenge) });
  const response = await fetch(`${url}/complete`, { method: "POST", body, redirect: "manual" });
  const challenge = response.headers.get("location") ?? "";
  const answered = await fetch(`${challenge}/approve`, { method: "POST", redirect: "manual" });
  return { setCookie: response.headers.getSetCookie(), back: answered.headers.get("location") ?? "" };
}

it("leads the browser that holds the cookie to the outcome", async () => {
  const { setCookie, back } = await passChallenge();
  expect(setCookie).toEqual([`payment_session=${token}; Path=${returnPath()}; HttpOnly; SameSite=Lax`]);
  expect(back.startsWith(server.pages.url + returnPath())).toBe(true);
  const response = await get(back, `other=1; payment_session=${token}; another=2`);
  expect(response.status).toBe(200);
  expect(await response.text()).toContain(`content="0;url=/payment/setup/${token}/outcome"`);
  const outcome = await get(`${session.url}/outcome`);
  expect(outcome.status).toBe(303);
  expect(outcome.headers.get("location")).toBe(`${server.returns.url}?hps_id=${session.id}&status=completed`);
});

it("sends the cookie over HTTPS alone, below the path of the pages, where they have these", async () => {
  const pageUrl = "https://pay.example.com/base";
  const secure = await startPageTestServer({ pageUrl });
  const { id, url } = await secure.createSession();
  const local = url.replace(pageUrl, secure.pages.url);
  const { setCookie, back } = await passChallenge({ url: local, pages: secure });
  expect(setCookie[0]).toMatch(/; Path=\/base\/payment\/setup\/return\/\S+; HttpOnly; SameSite=Lax; Secure$/);
  expect(back.startsWith(`${pageUrl}/payment/setup/return/${id}`)).toBe(true);
  await secure.close();
});

it("tells the provider where to lead back to by the session's id, and not by its link", async () => {
  const { back } = await passChallenge();
  expect(new URL(back).pathname).toBe(returnPath());
  expect(back).not.toContain(token.slice("test_".length));
});

it("says one and the same to every browser that does not hold it, whatever the session", async () => {
  const other = await server.createSession();
  const unknown = await get(`${server.pages.url}/payment/setup/return/hps_${"0".repeat(22)}`);
  const text = await unknown.text();
  expect(unknown.status).toBe(200);
  expect(text).toContain("<h1>Your bank has answered</h1>");
  for (const cookie of [
    undefined,
    "",
    "payment_session",
    "payment_session=x",
    `payment_session=${other.url.split("/").at(-1)}`,
  ]) {
    const response = await get(server.pages.url + returnPath(), cookie);
    expect([response.status, await response.text()]).toEqual([200, text]);
  }
});

it.each(["hps_x", "", "x", "hps_0123456789012345678901/complete"])("is no page at %j", async (id) => {
  const unknown = await get(`${server.pages.url}/payment/setup/test_x`);
  const response = await get(`${server.pages.url}/payment/setup/return/${id}`, `payment_session=${token}`);
  expect([response.status, await response.text()]).toEqual([404, await unknown.text()]);
});
