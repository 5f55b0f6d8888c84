import { describe, expect, it } from "vitest";
import { cards } from "./support/cards.ts";
import { startSimulator } from "./support/start-simulator.ts";

const returns = {
  "3ds": { enabled: true },
  success_url: "https://page.example/return?step=1",
  failure_url: "https://page.example/failed",
};

async function startChallenge() {
  const started = await startSimulator();
  const payment = await started.api.pay(await started.api.createToken(cards.challenge), { key: "k1", body: returns });
  const { redirect } = payment.body["_links"] as { redirect: { href: string } };
  const answer = (choice: string) => fetch(`${redirect.href}/${choice}`, { method: "POST", redirect: "manual" });
  return { ...started, payment, challengeUrl: redirect.href, answer };
}

describe("3-D Secure", () => {
  it("answers 202 with a redirect and stores nothing yet", async () => {
    const { payment, challengeUrl, simulator, records } = await startChallenge();
    expect(payment.status).toBe(202);
    expect(payment.body).toMatchObject({ status: "Pending", "3ds": { downgraded: false, enrolled: "Y" } });
    expect(new URL(challengeUrl).origin).toBe(simulator.url);
    expect(records.instruments).toEqual([]);
  });

  it("stores the card when the challenge is approved, and returns with both ids", async () => {
    const { payment, answer, api, records } = await startChallenge();
    const response = await answer("approve");
    expect(response.status).toBe(303);
    const location = new URL(response.headers.get("location") ?? "");
    expect(location.origin + location.pathname).toBe("https://page.example/return");
    expect(location.searchParams.get("step")).toBe("1");
    expect(location.searchParams.get("cko-payment-id")).toBe(payment.body["id"]);
    const found = await api.send("GET", `/payments/${location.searchParams.get("cko-session-id")}`);
    expect(found.body).toMatchObject({
      id: payment.body["id"],
      status: "Card Verified",
      approved: true,
      source: { id: records.instruments[0]?.id },
    });
  });

  it("declines when the challenge fails", async () => {
    const { payment, answer, api, records } = await startChallenge();
    const response = await answer("fail");
    expect(response.headers.get("location")).toMatch(/^https:\/\/page\.example\/failed\?cko-session-id=sid_/);
    const found = await api.send("GET", `/payments/${String(payment.body["id"])}`);
    expect(found.body).toMatchObject({ status: "Declined", approved: false, actions: [{ response_code: "20151" }] });
    expect(records.instruments).toEqual([]);
  });

  it("keeps the first choice however often a button is clicked", async () => {
    const { answer, challengeUrl, records } = await startChallenge();
    const [first, second, other] = [await answer("approve"), await answer("approve"), await answer("fail")];
    expect(new Set([first, second, other].map(({ headers }) => headers.get("location"))).size).toBe(1);
    expect((await fetch(challengeUrl, { redirect: "manual" })).status).toBe(303);
    expect(records.instruments).toHaveLength(1);
  });

  it("changes nothing when the page is only looked at, and lets its form return to the merchant", async () => {
    const { challengeUrl, records } = await startChallenge();
    const page = await fetch(challengeUrl);
    expect(page.headers.get("content-security-policy")).toContain("form-action 'self' https://page.example;");
    expect(await page.text()).toContain("ending in 0221");
    expect(records.instruments).toEqual([]);
  });

  it("gives the pending answer again to the same key, even after the challenge", async () => {
    const { payment, answer, api } = await startChallenge();
    await answer("approve");
    expect((await api.pay("any", { key: "k1", body: returns })).text).toBe(payment.text);
  });

  it("is required by the challenge card", async () => {
    const { api } = await startSimulator();
    const { status, body } = await api.pay(await api.createToken(cards.challenge));
    expect([status, body["response_code"]]).toEqual([201, "20154"]);
  });

  it("does not ask the holder of any other card", async () => {
    const { api } = await startSimulator();
    expect((await api.pay(await api.createToken(cards.approved), { body: returns })).status).toBe(201);
  });
});
