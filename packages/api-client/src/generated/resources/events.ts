// @generated from spec/openapi.yaml by "pnpm generate"; do not edit.
import type { Delivery, Event, EventResend, operations } from "@payment-sessions/api-types";
import type { RequestOptions } from "../../client-options.ts";
import type { Operation } from "../../operation.ts";
import type { Query } from "../../operation-types.ts";
import type { Call, ListCall } from "../../result.ts";

/** What happened to your objects. Events are kept for 30 days. */
export interface EventsResource {
  /**
   * List events
   *
   * Returns the events of the last 30 days in the environment that the API key belongs to, newest first.
   *
   * `GET /api/v1/events`
   */
  list(query?: Query<operations["listEvents"]>, options?: RequestOptions): ListCall<{ 200: Event[] }>;

  /**
   * Get an event
   *
   * Returns the event with the given ID, exactly as webhooks deliver it.
   *
   * `GET /api/v1/events/{event}`
   *
   * @param event - The public ID of the event.
   */
  get(event: string, options?: RequestOptions): Call<{ 200: Event }>;

  /**
   * Resend an event
   *
   * Queues new deliveries of the event at once: to the given webhook endpoint, or, without a body, to every enabled
   * endpoint that receives events of its type. The event keeps its ID.
   *
   * `POST /api/v1/events/{event}/resend`
   *
   * @param event - The public ID of the event.
   */
  resend(event: string, body?: EventResend, options?: RequestOptions): Call<{ 202: Delivery[] }>;
}

/** The same operations, as the core of the client reads them. */
export const events: Readonly<Record<string, Operation>> = {
  list: {
    operationId: "listEvents",
    method: "GET",
    path: "/api/v1/events",
    query: true,
    list: { cursors: true, limit: 10 },
  },
  get: { operationId: "getEvent", method: "GET", path: "/api/v1/events/{event}" },
  resend: {
    operationId: "resendEvent",
    method: "POST",
    path: "/api/v1/events/{event}/resend",
    body: "application/json",
  },
};
