import { sign } from "../sign.ts";
import type { WebhookHeaders } from "../webhook-headers.ts";

/** How a delivery is signed and where it goes. */
export interface SignDeliveryOptions {
  /** One secret, or all that are valid while they are rotated. */
  readonly secrets: string | readonly string[];
  /** The time of the attempt; that of the system's clock by default. */
  readonly now?: Date;
  /** Where `request` is sent; `http://127.0.0.1/webhooks` by default. */
  readonly url?: string;
}

/** A delivery, in parts and as a whole. */
export interface SignedDelivery {
  /** The raw body. */
  readonly body: string;
  /** The headers of the signature, and the content type. */
  readonly headers: WebhookHeaders & { readonly "content-type": "application/json" };
  /** The same as a request, which can be read once. */
  readonly request: Request;
}

/**
 * Signs an event as the API does, so that a handler can be tested with it.
 *
 * @throws TypeError when an option cannot be used.
 * @example
 * ```ts
 * const { request } = await signDelivery(exampleEvent("payment.session.completed"), { secrets: secret });
 * const response = await handler(request);
 * ```
 */
export async function signDelivery(
  event: { readonly id: string; readonly event_type: string },
  { secrets, now = new Date(), url = "http://127.0.0.1/webhooks" }: SignDeliveryOptions,
): Promise<SignedDelivery> {
  const body = JSON.stringify(event);
  const timestamp = Math.floor(now.getTime() / 1000);
  const signed = await sign({ id: event.id, timestamp, body, secrets: [secrets].flat() });
  const headers = { ...signed, "content-type": "application/json" } as const;
  return { body, headers, request: new Request(url, { method: "POST", headers, body }) };
}
