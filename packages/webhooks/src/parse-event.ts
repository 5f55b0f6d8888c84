import type { Validated } from "@payment-sessions/api-validators";
import type { KnownEvent, KnownEventType, UnknownEvent, WebhookEvent } from "./event-types.ts";
import { eventValidators } from "./generated/event-validators.ts";
import type { RawBody } from "./signed-content.ts";
import { WebhookPayloadError } from "./webhook-payload-error.ts";

/** The event that a body holds, valid by the schema of its type. */
export function parseEvent(rawBody: RawBody): WebhookEvent {
  const payload = parseJson(rawBody);
  if (!hasEventType(payload)) {
    const errors = [{ in: "body", path: "/event_type", message: '"event_type" must be a string.' }] as const;
    throw new WebhookPayloadError("invalid_event", errors);
  }
  return isKnown(payload.event_type) ? validEvent(payload.event_type, payload) : { event_type: "unknown", payload };
}

/** The payload, when it is valid by the schema of its type. */
export function validEvent(type: KnownEventType, payload: unknown): KnownEvent {
  const validate: (payload: unknown) => Validated<KnownEvent> = eventValidators[type];
  const result = validate(payload);
  if (!result.ok) {
    throw new WebhookPayloadError("invalid_event", result.errors);
  }
  return result.value;
}

/** A byte order mark is not JSON (RFC 8259, section 8.1), whether it comes as bytes or in text. */
function parseJson(rawBody: RawBody): unknown {
  try {
    const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
    return JSON.parse(typeof rawBody === "string" ? rawBody : decoder.decode(rawBody));
  } catch {
    throw new WebhookPayloadError("malformed_json");
  }
}

function hasEventType(payload: unknown): payload is UnknownEvent["payload"] {
  const type = typeof payload === "object" && payload !== null && "event_type" in payload && payload.event_type;
  return typeof type === "string";
}

function isKnown(type: string): type is KnownEventType {
  return Object.hasOwn(eventValidators, type);
}
