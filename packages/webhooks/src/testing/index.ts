export { type EventOverrides, exampleEvent } from "./example-event.ts";
export { type SignedDelivery, signDelivery, type SignDeliveryOptions } from "./sign-delivery.ts";
