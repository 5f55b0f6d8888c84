// @generated from spec/openapi.yaml by "pnpm generate"; do not edit.
import type { PaymentSessionsResource } from "./resources/payment-sessions.ts";
import type { ContractorsResource } from "./resources/contractors.ts";
import type { WebhookEndpointsResource } from "./resources/webhook-endpoints.ts";
import type { EventsResource } from "./resources/events.ts";
import type { TestHelpersResource } from "./resources/test-helpers.ts";

export type { PaymentSessionsResource, ContractorsResource, WebhookEndpointsResource, EventsResource, TestHelpersResource };

/** One property for each kind of object. */
export interface Resources {
  /** Single-use, time-boxed flows in which a contractor saves a card. */
  readonly paymentSessions: PaymentSessionsResource;
  /** The people and businesses that do work through your organization. */
  readonly contractors: ContractorsResource;
  /** The URLs of yours that receive events, their signing secrets and what was delivered to them. */
  readonly webhookEndpoints: WebhookEndpointsResource;
  /** What happened to your objects. Events are kept for 30 days. */
  readonly events: EventsResource;
  /** Shortcuts for testing your integration. They work with test keys only; a live key is answered with 404. */
  readonly testHelpers: TestHelpersResource;
}
