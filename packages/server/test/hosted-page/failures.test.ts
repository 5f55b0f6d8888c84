import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { databaseAway, type FailingPages, startFailingPages } from "./support/start-failing-pages.ts";

const token = `test_${"A".repeat(43)}`;
const sessionPath = `/base/payment/setup/${token}`;

let server: FailingPages;

beforeAll(async () => {
  server = await startFailingPages({ pageUrl: "https://pay.example.com/base" });
});

afterAll(() => server.close());

const send = async (path: string, init: RequestInit = {}) => {
  const response = await fetch(server.url + path, init);
  return { status: response.status, headers: response.headers, body: await response.text() };
};

const form = (body: string) => ({ method: "POST", body });

describe("while the database is away", () => {
  it.each([
    ["the page", "", {}, sessionPath],
    ["the outcome", "/outcome", {}, `${sessionPath}/outcome`],
    ["the form that saves", "/complete", form("card_token=tok_x"), sessionPath],
    ["the form that cancels", "/cancel", form("confirm=yes"), sessionPath],
  ])("%s says so and leads to another attempt", async (_name, path, init, retry) => {
    server.failWith(databaseAway());
    const { status, headers, body } = await send(`/payment/setup/${token}${path}`, init);
    expect([status, headers.get("retry-after")]).toEqual([503, "1"]);
    expect(body).toContain("<h1>We cannot do this at the moment</h1>");
    expect(body).toContain(`<a class="button" href="${retry}">Try again</a>`);
  });

  it("offers a link to no other page than ours", async () => {
    server.failWith(databaseAway());
    const { body } = await send("/payment/setup/%22%3E%2F..%2F..%2Fx/complete", form("card_token=tok_x"));
    expect(body).toContain('href="/base/payment/setup/%22%3E%2F..%2F..%2Fx"');
  });
});

it("calls an error of our own our fault", async () => {
  server.failWith(new Error("A bug."));
  const { status, body } = await send(`/payment/setup/${token}`);
  expect([status, body.includes("That is our fault.")]).toEqual([500, true]);
});

it("calls a form that is too large nobody's fault but what was sent", async () => {
  const { status, body } = await send(`/payment/setup/${token}/complete`, form("x".repeat(20_000)));
  expect(status).toBe(413);
  expect(body).toContain("<h1>This could not be read</h1>");
  expect(body).not.toContain("our fault");
});
