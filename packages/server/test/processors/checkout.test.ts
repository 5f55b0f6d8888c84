import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { type CheckoutSimulator, createCheckoutSimulator } from "@payment-sessions/checkout-simulator";
import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished } from "vitest";
import { createCheckoutProcessor } from "../../src/processors/checkout/create-checkout-processor.ts";
import type { Processor, SaveCardRequest } from "../../src/processors/processor.ts";
import { cards, createCardToken } from "../harness/hosted-session.ts";
import { checkoutSettings } from "../harness/saving-cards.ts";

let simulator: CheckoutSimulator;
let processor: Processor;

beforeAll(async () => {
  simulator = await createCheckoutSimulator();
  processor = createCheckoutProcessor(checkoutSettings(simulator));
});
afterAll(() => simulator.close());
beforeEach(() => simulator.reset());

const request = async (number: string): Promise<SaveCardRequest> => ({
  cardToken: await createCardToken(simulator, number),
  idempotencyKey: "hps_1-1",
  reference: "hps_1",
  challengeReturnUrl: "https://pay.example.com/return",
});

describe("saveCard", () => {
  it("sends what the provider documents, and nothing else", async () => {
    const sent: { method: string | undefined; url: string | undefined; headers: unknown; body: unknown }[] = [];
    const server = createServer(async (incoming, outgoing) => {
      const body = (await incoming.toArray()).join("");
      sent.push({ method: incoming.method, url: incoming.url, headers: incoming.headers, body: JSON.parse(body) });
      outgoing.writeHead(500).end();
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    onTestFinished(() => void server.close());
    const apiUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const settings = { ...checkoutSettings(simulator), apiUrl, secretKey: "sk_sbox_1", processingChannelId: "pc_1" };
    await createCheckoutProcessor(settings).saveCard({
      cardToken: "tok_1",
      idempotencyKey: "hps_1-1",
      reference: "hps_1",
      challengeReturnUrl: "https://pay.example.com/return",
    });
    expect(sent).toEqual([
      {
        method: "POST",
        url: "/payments",
        headers: expect.objectContaining({
          authorization: "Bearer sk_sbox_1",
          "content-type": "application/json",
          "cko-idempotency-key": "hps_1-1",
        }),
        body: {
          source: { type: "token", token: "tok_1" },
          amount: 0,
          currency: "USD",
          reference: "hps_1",
          processing_channel_id: "pc_1",
          "3ds": { enabled: true },
          success_url: "https://pay.example.com/return",
          failure_url: "https://pay.example.com/return",
        },
      },
    ]);
  });

  it("gives the same answer to the same idempotency key, and stores one instrument", async () => {
    const same = await request(cards.visa);
    const results = [await processor.saveCard(same), await processor.saveCard(same)];
    expect(results[0]).toMatchObject({ kind: "approved" });
    expect(results[1]).toEqual(results[0]);
    expect(simulator.records.instruments).toHaveLength(1);
  });

  it("hears what the provider says", async () => {
    expect(await processor.saveCard(await request(cards.insufficientFunds))).toMatchObject({
      kind: "declined",
      responseCode: "20051",
    });
    const other = { ...(await request(cards.challenge)), idempotencyKey: "hps_1-2" };
    expect(await processor.saveCard(other)).toMatchObject({ kind: "challenge" });
  });

  it("does not wait for ever", async () => {
    const impatient = createCheckoutProcessor(checkoutSettings(simulator), { timeoutMs: 50 });
    expect(await impatient.saveCard(await request(cards.unanswered))).toEqual({ kind: "unknown", reason: "timed_out" });
  });

  it("says what failed when nobody listens, without the key", async () => {
    const settings = { ...checkoutSettings(simulator), apiUrl: "http://127.0.0.1:1" };
    const result = await createCheckoutProcessor(settings).saveCard(await request(cards.visa));
    expect(result).toMatchObject({ kind: "unknown", reason: expect.stringMatching(/^[\w ]+$/) });
    expect(JSON.stringify(result)).not.toContain(simulator.secretKey);
  });

  it("follows no redirect with its key", async () => {
    let followed = false;
    const server = createServer((incoming, outgoing) => {
      if (incoming.url === "/elsewhere") followed = true;
      outgoing.writeHead(307, { location: "/elsewhere" }).end();
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    onTestFinished(() => void server.close());
    const apiUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const redirected = createCheckoutProcessor({ ...checkoutSettings(simulator), apiUrl });
    expect(await redirected.saveCard(await request(cards.visa))).toMatchObject({ kind: "unknown" });
    expect(followed).toBe(false);
  });
});

describe("findResult", () => {
  it("knows as much as the answer to the payment", async () => {
    const result = await processor.saveCard(await request(cards.visa));
    if (result.kind !== "approved") throw new Error("The card was not saved.");
    expect(await processor.findResult(result.paymentId)).toEqual(result);
  });

  it("takes a payment that is not found for one of unknown outcome: it may be found later, or elsewhere", async () => {
    expect(await processor.findResult("pay_unknown")).toEqual({ kind: "unknown", reason: "payment_not_found" });
  });
});

describe("listPayments", () => {
  it("finds the payments with a reference, the newest first, declined ones too", async () => {
    const approved = await processor.saveCard(await request(cards.visa));
    const other = { ...(await request(cards.insufficientFunds)), idempotencyKey: "hps_1-2" };
    const declined = await processor.saveCard(other);
    await processor.saveCard({ ...(await request(cards.visa)), idempotencyKey: "hps_2-1", reference: "hps_2" });
    expect(await processor.listPayments("hps_1")).toEqual({
      kind: "found",
      paymentIds: [declined, approved].map((result) => "paymentId" in result && result.paymentId),
    });
    expect(await processor.listPayments("hps_3")).toEqual({ kind: "found", paymentIds: [] });
  });
});

describe("removeInstrument", () => {
  it("removes an instrument, and is content when there is none", async () => {
    await processor.saveCard(await request(cards.visa));
    const id = simulator.records.instruments[0]?.id ?? "";
    expect(await processor.removeInstrument(id)).toEqual({ kind: "removed" });
    expect(simulator.records.instruments[0]?.deletedAt).not.toBeNull();
    expect(await processor.removeInstrument(id)).toEqual({ kind: "removed" });
  });

  it("does not believe a 404 that is not the provider's: of another host, or of a gateway in between", async () => {
    const server = createServer((_incoming, outgoing) => void outgoing.writeHead(404).end());
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    onTestFinished(() => void server.close());
    const apiUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const misled = createCheckoutProcessor({ ...checkoutSettings(simulator), apiUrl });
    expect(await misled.removeInstrument("src_1")).toMatchObject({ kind: "failed", reason: "status_404" });
  });

  it.each([
    ["500", "status_500"],
    ["429", "status_429"],
    ["401", "status_401"],
  ] as const)("says that %s was no removal", async (next, reason) => {
    simulator.addFault({ next, at: "instruments" });
    expect(await processor.removeInstrument("src_1")).toMatchObject({ kind: "failed", reason });
  });
});
