// @generated from spec/openapi.yaml by "pnpm generate"; do not edit.
import type { ResourceTable } from "../operation.ts";
import { paymentSessions } from "./resources/payment-sessions.ts";
import { contractors } from "./resources/contractors.ts";
import { webhookEndpoints } from "./resources/webhook-endpoints.ts";
import { events } from "./resources/events.ts";
import { testHelpers } from "./resources/test-helpers.ts";

/** All operations, as the core of the client reads them. */
export const resourceTable: ResourceTable = {
  paymentSessions,
  contractors,
  webhookEndpoints,
  events,
  testHelpers,
};
