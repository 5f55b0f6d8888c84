import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { pageStyle } from "../../src/generated/hosted-page.ts";
import { type PageTestServer, startPageTestServer } from "./support/page-test-server.ts";
import { type FailingPages, startFailingPages } from "./support/start-failing-pages.ts";

/** So slow that nothing is free again while a test runs. */
const page = { name: "address", perSecond: 1 / 100, burst: 8 };

/** A hundred, less the seconds that a test has taken. */
const aboutHundred = String.raw`(9\d|100)`;
const leftOf = (count: number) => expect.stringMatching(`^"address";r=${count};t=${aboutHundred}$`) as string;

let server: PageTestServer;
let url: string;

beforeAll(async () => {
  server = await startPageTestServer({ rateLimits: { page }, trustedProxies: ["127.0.0.1"] });
  ({ url } = await server.createSession());
});
afterAll(() => server.close());
beforeEach(() => server.database.sql`delete from rate_limits`);

/** From an address, by way of a proxy that is trusted. */
const send = async (address: string, to = url, init: RequestInit = {}) => {
  const headers = { "x-forwarded-for": address, ...(init.headers as Record<string, string>) };
  const response = await fetch(to, { redirect: "manual", ...init, headers });
  return { status: response.status, headers: response.headers, body: await response.text() };
};

const form = (body: string): RequestInit => ({ method: "POST", body });
const times = <T>(count: number, work: () => Promise<T>): Promise<T[]> =>
  Promise.all(Array.from({ length: count }, work));
const unknown = (text = "A") => `${server.pages.url}/payment/setup/test_${text.repeat(43)}`;
const statuses = (answers: { status: number }[]) => answers.map(({ status }) => status).toSorted((a, b) => a - b);

/** As if all that time had passed. */
const letPass = (seconds: number) =>
  server.database.sql`update rate_limits set full_at = full_at - make_interval(secs => ${seconds})`;

describe("an address that asks too often", () => {
  it.each([
    ["en", "Too many requests", "Wait % seconds and try again.", "Try again"],
    ["es", "Demasiadas solicitudes", "Espere % segundos y vuelva a intentarlo.", "Reintentar"],
  ])("is told so in %s, and when to come back", async (language, title, text, retry) => {
    await times(8, () => send("192.0.2.1"));
    const { status, headers, body } = await send("192.0.2.1", url, { headers: { "accept-language": language } });
    const seconds = headers.get("retry-after") ?? "";
    expect(seconds).toMatch(new RegExp(`^${aboutHundred}$`));
    expect([status, headers.get("content-language")]).toEqual([429, language]);
    expect(body).toContain(`<h1>${title}</h1>`);
    expect(body).toContain(text.replace("%", seconds));
    expect(body).toContain(`<a class="button" href="${new URL(url).pathname}">${retry}</a>`);
    expect(body).not.toContain("<script");
  });

  it("gets the headers of every page", async () => {
    const allowed = await send("192.0.2.2", unknown());
    await times(8, () => send("192.0.2.1"));
    const refused = await send("192.0.2.1");
    const names = (headers: Headers) => [...headers.keys()].filter((name) => name !== "retry-after");
    expect(names(refused.headers)).toEqual(names(allowed.headers));
    expect(refused.headers.get("content-security-policy")).toBe(allowed.headers.get("content-security-policy"));
  });

  it("is told with every page how much is left", async () => {
    const { headers } = await send("192.0.2.1");
    expect([headers.get("ratelimit-policy"), headers.get("ratelimit")]).toEqual(['"address";q=8;w=800', leftOf(7)]);
    await times(7, () => send("192.0.2.1"));
    expect((await send("192.0.2.1")).headers.get("ratelimit")).toEqual(leftOf(0));
  });

  it("is served exactly so often of 20 times at once, whatever it asks for", async () => {
    const asks = [() => send("192.0.2.1"), () => send("192.0.2.1", `${url}/complete`, form("card_token="))];
    const answers = await Promise.all(Array.from({ length: 20 }, (_, index) => asks[index % 2]?.() ?? send("")));
    expect(answers.filter(({ status }) => status !== 429)).toHaveLength(8);
  });

  it("is led back to the page after a form, of which nothing came", async () => {
    await times(8, () => send("192.0.2.1"));
    const { status, body } = await send("192.0.2.1", `${url}/cancel`, form("confirm=yes"));
    expect([status, body.includes(`href="${new URL(url).pathname}"`)]).toEqual([429, true]);
    await letPass(1_000);
    expect((await send("192.0.2.1")).status).toBe(200);
  });

  it("is served again after the time that it was told", async () => {
    await times(9, () => send("192.0.2.1"));
    await letPass(100);
    expect(statuses(await times(2, () => send("192.0.2.1")))).toEqual([200, 429]);
  });

  it("keeps nobody else waiting", async () => {
    await times(9, () => send("192.0.2.1"));
    expect((await send("192.0.2.2")).status).toBe(200);
  });

  it("gets the style sheet all the same", async () => {
    await times(9, () => send("192.0.2.1"));
    expect((await send("192.0.2.1", server.pages.url + pageStyle.path)).status).toBe(200);
  });

  it("is one however much of an IPv6 network it uses, and however its IPv4 address is spelt", async () => {
    await times(8, () => send("2001:db8:1:2:3::4"));
    expect((await send("2001:db8:1:2:ffff::1")).status).toBe(429);
    expect((await send("2001:db8:1:3::1")).status).toBe(200);
    await times(8, () => send("192.0.2.1"));
    expect((await send("::ffff:192.0.2.1")).status).toBe(429);
  });
});

describe("an address that tries tokens", () => {
  const guess = (index: number) =>
    [
      () => send("192.0.2.1", unknown()),
      () => send("192.0.2.1", `${server.pages.url}/payment/setup/nonsense`),
      () => send("192.0.2.1", `${unknown("B")}/complete`, form("card_token=tok_x")),
      () => send("192.0.2.1", `${unknown("C")}/cancel`, form("confirm=yes")),
      () => send("192.0.2.1", `${unknown("D")}/outcome`),
    ][index % 5]?.() ?? send("");

  it.each([0, 1, 2, 3, 4])("has to wait sooner than others, however it tries them: way %i", async (way) => {
    const { status, headers } = await guess(way);
    expect([status, headers.get("ratelimit")]).toEqual([404, leftOf(0)]);
    expect((await guess(way)).status).toBe(429);
    expect((await send("192.0.2.1")).status).toBe(429);
    expect((await send("192.0.2.2")).status).toBe(200);
  });

  it("has to wait after a token in the cookie that no session has", async () => {
    const back = url.replace(/setup\/.*/, `setup/return/hps_${"0".repeat(22)}`);
    const withCookie = { headers: { cookie: `payment_session=test_${"A".repeat(43)}` } };
    expect((await send("192.0.2.1", back, withCookie)).status).toBe(200);
    expect((await send("192.0.2.1", back, withCookie)).status).toBe(429);
    expect(statuses(await times(8, () => send("192.0.2.3", back)))).toEqual(Array<number>(8).fill(200));
  });

  it("may try again after a while", async () => {
    await guess(0);
    await letPass(100);
    expect(statuses([await guess(0), await guess(0)])).toEqual([404, 429]);
  });
});

describe("while the limits cannot be told", () => {
  let failing: FailingPages;
  beforeAll(async () => {
    failing = await startFailingPages({ failsToCount: true });
  });
  afterAll(() => failing.close());

  it("says what it says while the database is away", async () => {
    const response = await fetch(`${failing.url}/payment/setup/test_x`);
    expect([response.status, response.headers.get("retry-after")]).toEqual([503, "1"]);
    expect(await response.text()).toContain("<h1>We cannot do this at the moment</h1>");
  });

  it("shows the style sheet and what is not there", async () => {
    expect((await fetch(failing.url + pageStyle.path)).status).toBe(200);
    expect((await fetch(`${failing.url}/favicon.ico`)).status).toBe(404);
  });
});
