import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { cards, createCardToken } from "../harness/hosted-session.ts";
import { type PageTestServer, startPageTestServer } from "./support/page-test-server.ts";

let server: PageTestServer;
let session: { id: string; url: string };

beforeAll(async () => {
  server = await startPageTestServer();
});
afterAll(() => server.close());
beforeEach(async () => {
  server.simulator.reset();
  session = await server.createSession();
});

const save = async (number: string) => {
  const body = new URLSearchParams({ card_token: await createCardToken(server.simulator, number) });
  return fetch(`${session.url}/complete`, { method: "POST", body, redirect: "manual" });
};

const get = (path = "") => fetch(session.url + path, { redirect: "manual" });

const title = async (response: Response) => [response.status, /<h1[^>]*>(.*?)<\/h1>/.exec(await response.text())?.[1]];

const waiting = "Your card is being saved";
const end = () => server.database.sql`
  update payment_sessions set expires_at = clock_timestamp() where token_digest is not null and status = 'pending'
`;

describe("the last attempt that is left", () => {
  beforeEach(async () => {
    for (let attempt = 0; attempt < 4; attempt += 1) await save(cards.insufficientFunds);
  });

  it("is waited for when its outcome is not known, and completes the session", async () => {
    const response = await save(cards.errorAfterSuccess);
    const text = await response.text();
    expect(response.status).toBe(503);
    expect(text).toContain("The payment provider does not answer at the moment.");
    expect(text).toContain(`href="${new URL(session.url).pathname}/outcome"`);
    expect(text).toContain(`id="look-again"`);
    expect(await title(await get())).toEqual([409, waiting]);
    expect((await get("/outcome")).headers.get("location")).toContain("status=completed");
  });

  it("is told to be the last one when its card was declined", async () => {
    expect(await title(await save(cards.insufficientFunds))).toEqual([422, "Too many attempts"]);
    expect(await title(await get())).toEqual([200, "Too many attempts"]);
  });

  it("leads to its challenge from the page", async () => {
    await save(cards.challenge);
    expect(await title(await get())).toEqual([409, waiting]);
    expect(await title(await get("/outcome"))).toEqual([200, "Your bank asks you to confirm"]);
  });
});

describe("a session past its deadline whose card was sent in time", () => {
  it("waits, whatever is asked of it, and completes", async () => {
    await save(cards.errorAfterSuccess);
    await end();
    expect(await title(await get())).toEqual([409, waiting]);
    const body = new URLSearchParams({ confirm: "yes" });
    const cancelled = await fetch(`${session.url}/cancel`, { method: "POST", body });
    expect(await title(cancelled)).toEqual([409, waiting]);
    server.simulator.addFault({ next: "503" });
    expect(await title(await get("/outcome"))).toEqual([503, waiting]);
    expect((await save(cards.visa)).headers.get("location")).toContain("status=completed");
    expect(server.simulator.records.instruments).toHaveLength(1);
  });

  it("has expired once that card is declined", async () => {
    server.simulator.addFault({ next: "503" });
    await save(cards.insufficientFunds);
    await end();
    expect(await title(await get("/outcome"))).toEqual([410, "This link has expired"]);
    expect(await title(await get())).toEqual([410, "This link has expired"]);
  });

  it("leads to its challenge, and to nothing else", async () => {
    await save(cards.challenge);
    await end();
    const text = await (await get("/outcome")).text();
    expect(text).toContain("Continue at your bank");
    expect(text).not.toContain("Use another card");
    expect(text).not.toContain("<form");
  });
});
