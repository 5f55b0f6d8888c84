import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { cards, createCardToken } from "../harness/hosted-session.ts";
import { type PageTestServer, startPageTestServer } from "./support/page-test-server.ts";

let server: PageTestServer;
let session: { id: string; url: string };

beforeAll(async () => {
  server = await startPageTestServer();
});
afterAll(() => server.close());
beforeEach(async () => {
  session = await server.createSession();
});

const save = async (number: string) => {
  const body = new URLSearchParams({ card_token: await createCardToken(server.simulator, number) });
  return fetch(`${session.url}/complete`, { method: "POST", body, redirect: "manual" });
};

const path = () => new URL(session.url).pathname;

const outcome = (language = "en") =>
  fetch(`${session.url}/outcome`, { redirect: "manual", headers: { "accept-language": language } });

it("leads into the challenge, to the card form and out, and does nothing by itself", async () => {
  const challenge = (await save(cards.challenge)).headers.get("location") ?? "";
  const response = await outcome();
  const text = await response.text();
  expect(response.status).toBe(200);
  expect(text).toContain(`<a class="button" href="${challenge}">Continue at your bank</a>`);
  expect(text).toContain(`<a class="button quiet" href="${path()}">Use another card</a>`);
  expect(text).toContain(`action="${path()}/cancel"`);
  expect(text).not.toContain("http-equiv");
  const token = session.url.split("/").at(-1);
  expect(response.headers.get("set-cookie")).toBe(
    `payment_session=${token}; Path=/payment/setup/return/${session.id}; HttpOnly; SameSite=Lax`,
  );
  await fetch(`${challenge}/approve`, { method: "POST", redirect: "manual" });
  expect((await outcome()).headers.get("location")).toContain("status=completed");
});

it("speaks Spanish", async () => {
  await save(cards.challenge);
  const text = await (await outcome("es")).text();
  expect(text).toContain("Continuar en su banco");
  expect(text).toContain("Usar otra tarjeta");
});

it("offers no other card when none may be tried any more", async () => {
  for (let attempt = 0; attempt < 4; attempt += 1) await save(cards.insufficientFunds);
  await save(cards.challenge);
  const text = await (await outcome()).text();
  expect(text).toContain("Continue at your bank");
  expect(text).not.toContain("Use another card");
});
