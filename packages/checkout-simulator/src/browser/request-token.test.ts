import { describe, expect, it } from "vitest";
import { requestToken, toTokenRequest } from "./request-token.ts";

const typed = { "card-number": "4242 4242 4242 4242", "expiry-date": "12/30", cvv: "100" };
const request = { publicKey: "pk_sbox_1", cardholder: {} };
const answering = (status: number, body: unknown) => async () => Response.json(body, { status });

describe("requestToken", () => {
  it("posts the card to its own origin with the public key", async () => {
    const calls: [unknown, RequestInit | undefined][] = [];
    const outcome = await requestToken(typed, request, async (url, init) => {
      calls.push([url, init]);
      return Response.json({ type: "card", token: "tok_1" }, { status: 201 });
    });
    expect(outcome).toEqual({ type: "tokenized", token: { type: "card", token: "tok_1" } });
    expect(calls[0]?.[0]).toBe("/tokens");
    expect(new Headers(calls[0]?.[1]?.headers).get("authorization")).toBe("Bearer pk_sbox_1");
  });

  it.each([
    ["the first error code of a 422", answering(422, { error_codes: ["card_expired", "cvv_invalid"] }), "card_expired"],
    ["the status of any other answer", answering(500, {}), "http_500"],
    ["a lost connection", async () => Promise.reject(new TypeError("Failed to fetch")), "network_error"],
    ["half an answer", async () => new Response("{", { status: 201 }), "network_error"],
  ])("fails with %s", async (_what, fetch, errorCode) => {
    const outcome = await requestToken(typed, request, fetch);
    expect(outcome).toMatchObject({ type: "refused", failure: { errorCode } });
    expect(JSON.stringify(outcome)).not.toContain("4242");
  });
});

describe("toTokenRequest", () => {
  it("speaks the API's words", () => {
    const cardholder = {
      name: "Ada Lovelace",
      billingAddress: { addressLine1: "1 Main St", zip: "62701", country: "US" },
      phone: "5555555",
    };
    expect(toTokenRequest(typed, cardholder)).toEqual({
      type: "card",
      number: "4242424242424242",
      expiry_month: 12,
      expiry_year: 2030,
      cvv: "100",
      name: "Ada Lovelace",
      billing_address: { address_line1: "1 Main St", address_line2: undefined, zip: "62701", country: "US" },
      phone: { number: "5555555" },
    });
  });
});
