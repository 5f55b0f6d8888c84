import { type Contractor, createClient, isPaymentSessionsError } from "@payment-sessions/api-client";
import {
  errorCodes,
  type components,
  type Event,
  type KnownErrorCode,
  type operations,
} from "@payment-sessions/api-types";
import { operations as table, type RequestParts } from "@payment-sessions/api-validators";
import { validateWith as validateWithExpress } from "@payment-sessions/api-validators/express";
import { validateWith as validateWithFastify } from "@payment-sessions/api-validators/fastify";
import { validateWith as validateWithHono } from "@payment-sessions/api-validators/hono";
import { createPaymentSession } from "@payment-sessions/api-validators/operations/create-payment-session";
import { listPaymentSessions } from "@payment-sessions/api-validators/operations/list-payment-sessions";
import { validate } from "@payment-sessions/api-validators/webhooks/payment-session-completed";
import { unwrap, type WebhookEvent } from "@payment-sessions/webhooks";
import { exampleEvent, signDelivery } from "@payment-sessions/webhooks/testing";
import express from "express";
import fastify from "fastify";
import { Hono } from "hono";

// Each line that is expected to be an error is none as soon as a type is lost on the way to the consumer.
type PaymentSession = components["schemas"]["PaymentSession"];
type Created = operations["createPaymentSession"]["responses"]["201"]["content"]["application/json"];
const code: KnownErrorCode = errorCodes[0];
// @ts-expect-error Not a code.
const noCode: KnownErrorCode = "nonsense";

export async function start(contractor: string): Promise<Created | undefined> {
  const client = createClient({ apiKey: "key" });
  const { data, error } = await client.paymentSessions.create({ contractor, return_url: "https://app.example.com" });
  if (error) console.error(isPaymentSessionsError(error), error.errorCode, error.message);
  // @ts-expect-error Without a `return_url`.
  await client.paymentSessions.create({ contractor });
  for await (const session of client.paymentSessions.list({ limit: 5 })) console.log(session.status);
  return data;
}

export async function receive(rawBody: Uint8Array, headers: Headers): Promise<PaymentSession["id"] | undefined> {
  const event = await unwrap(rawBody, headers, "secret");
  if (event.event_type === "unknown") return undefined;
  // @ts-expect-error No event has it.
  console.log(event.data.nonsense);
  return event.data.id;
}

// Types that nobody writes down have to be nameable too, in declarations that are made of this program.
export const getClient = () => createClient({ apiKey: "key" });
export const startNow = () =>
  getClient().paymentSessions.create({ contractor: "cn_1", return_url: "https://a.example" });
export const listEvents = async () => (await getClient().events.list()).data;
export const receiveNow = (rawBody: string, headers: Headers) => unwrap(rawBody, headers, "secret");
export const received = exampleEvent("payment.session.completed");
export const snapshot = received.data;
export const validated = createPaymentSession.validateRequest({});
export const getName = ({ first_name }: Contractor, { id }: Event): string => `${first_name} ${id}`;

export type Received = WebhookEvent["event_type"];
export type Query = RequestParts<"listPaymentSessions">["query"];
const listed = listPaymentSessions.validateRequest({ query: "limit=5" });
export const limit: number | undefined = listed.ok ? listed.value.query.limit : undefined;
console.log(code, noCode, Object.keys(table), validate({}), signDelivery, exampleEvent);

const onExpress = validateWithExpress(createPaymentSession);
express().post("/", express.json(), onExpress, (request, response) => {
  const { contractor }: { contractor: string } = onExpress.parts(request).body;
  // @ts-expect-error The body has no such property.
  response.json({ contractor, nonsense: onExpress.parts(request).body.nonsense });
});

const onFastify = validateWithFastify(createPaymentSession);
fastify().post("/", { preValidation: onFastify }, (request): string => onFastify.parts(request).body.return_url);

const onHono = validateWithHono(createPaymentSession);
new Hono().post("/", onHono, (context) => context.text(onHono.parts(context).body.return_url));
