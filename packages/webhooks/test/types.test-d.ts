import type { components, webhooks } from "@payment-sessions/api-types";
import type { IncomingMessage } from "node:http";
import { expectTypeOf } from "vitest";
import type { EventOf, KnownEvent, KnownEventType, UnknownEvent, WebhookEvent } from "../src/event-types.ts";
import { decodeSecret } from "../src/secret.ts";
import { sign, type Signer } from "../src/sign.ts";
import { exampleEvent } from "../src/testing/index.ts";
import { unwrap } from "../src/unwrap.ts";
import { type VerifiedDelivery, verify } from "../src/verify.ts";
import type { WebhookPayloadErrorCode } from "../src/webhook-payload-error.ts";
import type { WebhookVerificationErrorCode } from "../src/webhook-verification-error.ts";

// Nothing here runs: the compiler is the judge.
declare const event: WebhookEvent;

type Schemas = components["schemas"];

export function hasOneEventForEachWebhook() {
  expectTypeOf<KnownEventType>().toEqualTypeOf<keyof webhooks>();
  expectTypeOf<EventOf<"payment.session.completed">>().toEqualTypeOf<Schemas["PaymentSessionCompletedEvent"]>();
  expectTypeOf<KnownEvent["event_type"]>().toEqualTypeOf<KnownEventType>();
  // What stands in for the type of an unknown event is no type itself.
  expectTypeOf<Extract<KnownEventType, UnknownEvent["event_type"]>>().toEqualTypeOf<never>();
}

export function narrowsAnEventByItsType() {
  switch (event.event_type) {
    case "payment.session.completed":
      expectTypeOf(event).toEqualTypeOf<Schemas["PaymentSessionCompletedEvent"]>();
      expectTypeOf(event.data.completed_at).toEqualTypeOf<number>();
      expectTypeOf(event.data.cancelled_at).toEqualTypeOf<number | null>();
      break;
    case "payment.session.cancelled":
      expectTypeOf(event.data.status).toEqualTypeOf<"cancelled">();
      break;
    case "payment.session.expired":
      expectTypeOf(event.data.url).toEqualTypeOf<undefined>();
      break;
    case "unknown":
      expectTypeOf(event).toEqualTypeOf<UnknownEvent>();
      expectTypeOf(event.payload.event_type).toEqualTypeOf<string>();
      expectTypeOf(event.payload["data"]).toEqualTypeOf<unknown>();
  }
  // @ts-expect-error There is no such type.
  void (event.event_type === "payment.session.refunded");
}

export async function unwrapsWhatAnyFrameworkHandsOver(
  request: Request,
  message: IncomingMessage,
  lambda: { headers: Record<string, string | undefined>; body: string },
) {
  expectTypeOf(await unwrap(await request.text(), request.headers, "")).toEqualTypeOf<WebhookEvent>();
  expectTypeOf(await unwrap(Buffer.of(), message.headers, ["", ""])).toEqualTypeOf<WebhookEvent>();
  expectTypeOf(await unwrap(new Uint8Array(), message.headersDistinct, "")).toEqualTypeOf<WebhookEvent>();
  expectTypeOf(await verify(lambda.body, lambda.headers, "")).toEqualTypeOf<VerifiedDelivery>();
  // @ts-expect-error A parsed body cannot be verified.
  void unwrap({ id: "ev_1" }, message.headers, "");
  // @ts-expect-error A time is a date.
  void unwrap("", message.headers, "", { now: 1_614_265_330 });
}

export function signsWithTextOrFunctions(signer: Signer) {
  void sign({ id: "", timestamp: 0, body: "", secrets: ["", signer] });
  // @ts-expect-error A key is not a secret.
  void sign({ id: "", timestamp: 0, body: "", secrets: [decodeSecret("")] });
}

export function makesTypedExamples() {
  expectTypeOf(exampleEvent("payment.session.expired")).toEqualTypeOf<Schemas["PaymentSessionExpiredEvent"]>();
  void exampleEvent("payment.session.completed", { id: "ev_1", data: { contractor_id: "cn_1" } });
  // @ts-expect-error There is no such property.
  void exampleEvent("payment.session.completed", { data: { contractor: "cn_1" } });
  // @ts-expect-error The status belongs to the type.
  void exampleEvent("payment.session.completed", { data: { status: "expired" } });
  // @ts-expect-error The type is given already.
  void exampleEvent("payment.session.completed", { event_type: "payment.session.expired" });
}

export function namesEveryReasonOfARefusal() {
  expectTypeOf<WebhookVerificationErrorCode>().toEqualTypeOf<
    "missing_header" | "malformed_header" | "timestamp_too_old" | "timestamp_too_new" | "no_matching_signature"
  >();
  expectTypeOf<WebhookPayloadErrorCode>().toEqualTypeOf<"malformed_json" | "invalid_event">();
}
