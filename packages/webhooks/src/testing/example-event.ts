import type { EventOf, KnownEventType } from "../event-types.ts";
import { exampleEvents } from "../generated/example-events.ts";
import { validEvent } from "../parse-event.ts";

/** What an example is changed by: members of the event, and members of its `data`. */
export type EventOverrides<Type extends KnownEventType> = Partial<Omit<EventOf<Type>, "event_type" | "data">> & {
  readonly data?: Partial<EventOf<Type>["data"]>;
};

/**
 * An event of this type as the API's documentation shows it, with what you change.
 *
 * @throws WebhookPayloadError when the changes make it invalid.
 * @throws TypeError when this version does not know the type.
 * @example
 * ```ts
 * const event = exampleEvent("payment.session.completed", { data: { contractor_id: "cn_1" } });
 * ```
 */
export function exampleEvent<Type extends KnownEventType>(
  type: Type,
  overrides: EventOverrides<Type> = {},
): EventOf<Type> {
  if (!Object.hasOwn(exampleEvents, type)) {
    throw new TypeError(`An example has one of these types: ${Object.keys(exampleEvents).join(", ")}.`);
  }
  const example: EventOf<Type> = structuredClone(exampleEvents[type]);
  const event = { ...example, ...overrides, data: { ...example.data, ...overrides.data } };
  validEvent(type, event);
  return event;
}
