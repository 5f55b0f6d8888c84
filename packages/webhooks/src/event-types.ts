import type { KnownEventType, webhooks } from "@payment-sessions/api-types";
import type { Validated } from "@payment-sessions/api-validators";

export type { KnownEventType } from "@payment-sessions/api-types";

/** The event of one type, such as `EventOf<"payment.session.completed">`. */
export type EventOf<Type extends KnownEventType> = webhooks[Type]["post"]["requestBody"]["content"]["application/json"];

/** An event of any type that this version knows; `event_type` tells which. */
export type KnownEvent = { [Type in KnownEventType]: EventOf<Type> }[KnownEventType];

/** An event of a type that is newer than this version: answer it with a 2xx status and ignore it. */
export interface UnknownEvent {
  /** Stands in for the type, so that comparing `event_type` tells all events apart; see `payload` for the true one. */
  readonly event_type: "unknown";
  /** The event as it was sent. */
  readonly payload: { readonly event_type: string; readonly [name: string]: unknown };
}

/** What a delivery brings: an event of a known type, or one of a type that is newer than this version. */
export type WebhookEvent = KnownEvent | UnknownEvent;

/** One validator for every known type: the compiler names one that is missing, or that has no type. */
export type EventValidators = {
  readonly [Type in KnownEventType]: (payload: unknown) => Validated<EventOf<Type>>;
};

/** One event for every known type. */
export type ExampleEvents = { readonly [Type in KnownEventType]: EventOf<Type> };
