import type { WebhookEvent } from "./event-types.ts";
import { parseEvent } from "./parse-event.ts";
import type { RawBody } from "./signed-content.ts";
import { verify, type VerifyOptions } from "./verify.ts";
import type { HeadersInput } from "./webhook-headers.ts";

/**
 * Verifies a delivery, then returns its event, valid by the schema of its type. An event of a type that is newer than
 * this version has the `event_type` "unknown".
 *
 * @throws WebhookVerificationError when the delivery is not genuine: answer with 400.
 * @throws WebhookPayloadError when it is genuine and makes no sense to this version: answer with 500.
 * @throws TypeError when a secret or option cannot be used, the body is not raw, or there are no headers.
 * @example
 * ```ts
 * const event = await unwrap(await request.text(), request.headers, secret);
 * if (event.event_type === "payment.session.completed") console.log(event.data.contractor_id);
 * ```
 */
export async function unwrap(
  rawBody: RawBody,
  headers: HeadersInput,
  secrets: string | readonly string[],
  options: VerifyOptions = {},
): Promise<WebhookEvent> {
  await verify(rawBody, headers, secrets, options);
  return parseEvent(rawBody);
}
