import type { CheckoutSimulator } from "@payment-sessions/checkout-simulator";
import { expect } from "vitest";
import type { Sql } from "../../src/database/pool.ts";
import { encodeId } from "../../src/ids.ts";
import type { Tenant } from "../../src/organizations/tenant.ts";
import { createSetupToken } from "../../src/payment-sessions/setup-token.ts";
import { insertTestSession, type TestSession } from "./test-organization.ts";

export const cards = {
  visa: "4242424242424242",
  mastercard: "5436031030606378",
  amex: "378282246310005",
  insufficientFunds: "4544249167673670",
  declinedOnce: "4999990000000114",
  challenge: "4999990000000221",
  unanswered: "4999990000000338",
  errorAfterSuccess: "4999990000000445",
  resetAfterSuccess: "4999990000000551",
  timeoutAfterSuccess: "4999990000000668",
} as const;

export interface TestHostedSession {
  /** UUID. */
  id: string;
  publicId: string;
  token: string;
}

/** A session whose token is known, as to a contractor. */
export async function insertHostedSession(
  sql: Sql,
  tenant: Tenant,
  contractorId: string,
  { returnUrl, ...options }: TestSession & { returnUrl?: string } = {},
): Promise<TestHostedSession> {
  const id = await insertTestSession(sql, tenant, contractorId, options);
  const token = createSetupToken(tenant.environment);
  await sql`
    update payment_sessions set token_digest = ${token.digest}, return_url = coalesce(${returnUrl ?? null}, return_url)
    where id = ${id}
  `;
  return { id, publicId: encodeId("hps", id), token: token.text };
}

/** What the card fields do in a browser. */
export async function createCardToken({ url, publicKey }: CheckoutSimulator, number: string): Promise<string> {
  const response = await fetch(`${url}/tokens`, {
    method: "POST",
    headers: { authorization: `Bearer ${publicKey}`, "content-type": "application/json" },
    body: JSON.stringify({
      type: "card",
      number,
      expiry_month: 11,
      expiry_year: 2031,
      cvv: /^3[47]/.test(number) ? "1051" : "100",
    }),
  });
  expect(response.status).toBe(201);
  return ((await response.json()) as { token: string }).token;
}

export async function readSession(sql: Sql, id: string) {
  const [row] = await sql`
    select status::text, attempt_count, open_attempt,
      (select array_agg(event_type) from events where session_id = session.id) as events,
      (select array_agg(status::text order by number) from payment_attempts where session_id = session.id) as attempts,
      (select count(card_token_ciphertext)::integer from payment_attempts where session_id = session.id) as card_tokens
    from payment_sessions as session where id = ${id}
  `;
  return row as {
    status: string;
    attempt_count: number;
    open_attempt: number | null;
    events: string[] | null;
    attempts: string[] | null;
    card_tokens: number;
  };
}

export async function readCard(sql: Sql, contractorId: string) {
  const [row] = await sql`
    select card_brand, card_last4, card_exp_month, card_exp_year, card_instrument_id from contractors
    where id = ${contractorId}
  `;
  return row as Record<string, string | number | null>;
}

/** Instruments that the provider keeps for a session. */
export const instrumentsOf = ({ records }: CheckoutSimulator, { publicId }: TestHostedSession) =>
  records.instruments.filter(({ reference, deletedAt }) => reference === publicId && deletedAt === null);

/** Requests to store a card in a session, however they ended. */
export const paymentRequestsOf = ({ records }: CheckoutSimulator, { publicId }: TestHostedSession) =>
  records.requests.filter(
    ({ method, path, idempotencyKey }) =>
      method === "POST" && path === "/payments" && idempotencyKey?.startsWith(`${publicId}-`),
  );
