import type { CheckoutSimulator } from "../../src/index.ts";

export interface Answer {
  status: number;
  headers: Headers;
  text: string;
  /** Empty when the body was no JSON. */
  body: Record<string, unknown>;
}

type Json = Record<string, unknown>;

interface RequestOptions {
  key?: string;
  headers?: Record<string, string>;
  body?: unknown;
  signal?: AbortSignal;
}

export interface PaymentOptions {
  key?: string;
  body?: Json;
  signal?: AbortSignal;
}

/** The calls that a server makes, and the one that the card fields make. */
export function createApiClient({ url, publicKey, secretKey }: CheckoutSimulator) {
  const send = async (method: string, path: string, init: RequestOptions = {}): Promise<Answer> => {
    const response = await fetch(url + path, {
      method,
      redirect: "manual",
      headers: {
        Authorization: `Bearer ${init.key ?? secretKey}`,
        ...(init.body !== undefined && { "Content-Type": "application/json" }),
        ...init.headers,
      },
      ...(init.body !== undefined && { body: JSON.stringify(init.body) }),
      ...(init.signal && { signal: init.signal }),
    });
    const text = await response.text();
    const isJson = response.headers.get("content-type")?.includes("json") ?? false;
    const body = isJson ? (JSON.parse(text) as Answer["body"]) : {};
    return { status: response.status, headers: response.headers, text, body };
  };

  const tokenize = (number: string, changes: Json = {}) =>
    send("POST", "/tokens", { key: publicKey, body: { ...typedCard(number), ...changes } });

  return {
    send,
    tokenize,
    async createToken(number: string): Promise<string> {
      return String((await tokenize(number)).body["token"]);
    },
    pay: (token: string, { key, body, signal }: PaymentOptions = {}) =>
      send("POST", "/payments", {
        body: { source: { type: "token", token }, currency: "USD", amount: 0, ...body },
        ...(key !== undefined && { headers: { "Cko-Idempotency-Key": key } }),
        ...(signal && { signal }),
      }),
  };
}

const typedCard = (number: string): Json => ({
  type: "card",
  number,
  expiry_month: 12,
  expiry_year: 2030,
  cvv: /^3[47]/.test(number) ? "1051" : "100",
});
