// @generated from spec/openapi.yaml by "pnpm generate"; do not edit.
import type { OperationSummary, WebhookSummary } from "../runtime/validated.ts";

/** The operationId of every operation. */
export type OperationId = 
  | "listPaymentSessions"
  | "createPaymentSession"
  | "getPaymentSession"
  | "cancelPaymentSession"
  | "listContractors"
  | "createContractor"
  | "getContractor"
  | "updateContractor"
  | "deleteContractor"
  | "listWebhookEndpoints"
  | "createWebhookEndpoint"
  | "getWebhookEndpoint"
  | "updateWebhookEndpoint"
  | "deleteWebhookEndpoint"
  | "rotateWebhookEndpointSecret"
  | "listWebhookEndpointDeliveries"
  | "listEvents"
  | "getEvent"
  | "resendEvent"
  | "completePaymentSession"
  | "expirePaymentSession";

/** The operationId of every webhook. */
export type WebhookId = 
  | "paymentSessionCompleted"
  | "paymentSessionCancelled"
  | "paymentSessionExpired";

/** Every operation of the API by its operationId. */
export const operations: Readonly<Record<OperationId, OperationSummary>> = {
  listPaymentSessions: {
    operationId: "listPaymentSessions",
    method: "GET",
    path: "/api/v1/payment/sessions",
    tags: ["Payment sessions"],
    security: true,
    statuses: ["200","400","403","405","429","500","503"],
    requestContentTypes: [],
  },
  createPaymentSession: {
    operationId: "createPaymentSession",
    method: "POST",
    path: "/api/v1/payment/sessions",
    tags: ["Payment sessions"],
    security: true,
    statuses: ["201","400","403","404","405","409","413","415","422","429","500","503"],
    requestContentTypes: ["application/json"],
  },
  getPaymentSession: {
    operationId: "getPaymentSession",
    method: "GET",
    path: "/api/v1/payment/sessions/{session}",
    tags: ["Payment sessions"],
    security: true,
    statuses: ["200","400","403","404","405","429","500","503"],
    requestContentTypes: [],
  },
  cancelPaymentSession: {
    operationId: "cancelPaymentSession",
    method: "POST",
    path: "/api/v1/payment/sessions/{session}/cancel",
    tags: ["Payment sessions"],
    security: true,
    statuses: ["200","400","403","404","405","409","422","429","500","503"],
    requestContentTypes: [],
  },
  listContractors: {
    operationId: "listContractors",
    method: "GET",
    path: "/api/v1/contractors",
    tags: ["Contractors"],
    security: true,
    statuses: ["200","400","403","405","429","500","503"],
    requestContentTypes: [],
  },
  createContractor: {
    operationId: "createContractor",
    method: "POST",
    path: "/api/v1/contractors",
    tags: ["Contractors"],
    security: true,
    statuses: ["201","400","403","405","409","413","415","422","429","500","503"],
    requestContentTypes: ["application/json"],
  },
  getContractor: {
    operationId: "getContractor",
    method: "GET",
    path: "/api/v1/contractors/{contractor}",
    tags: ["Contractors"],
    security: true,
    statuses: ["200","400","403","404","405","429","500","503"],
    requestContentTypes: [],
  },
  updateContractor: {
    operationId: "updateContractor",
    method: "PUT",
    path: "/api/v1/contractors/{contractor}",
    tags: ["Contractors"],
    security: true,
    statuses: ["200","400","403","404","405","409","413","415","429","500","503"],
    requestContentTypes: ["application/json"],
  },
  deleteContractor: {
    operationId: "deleteContractor",
    method: "DELETE",
    path: "/api/v1/contractors/{contractor}",
    tags: ["Contractors"],
    security: true,
    statuses: ["200","400","403","404","405","429","500","503"],
    requestContentTypes: [],
  },
  listWebhookEndpoints: {
    operationId: "listWebhookEndpoints",
    method: "GET",
    path: "/api/v1/webhook_endpoints",
    tags: ["Webhook endpoints"],
    security: true,
    statuses: ["200","400","403","405","429","500","503"],
    requestContentTypes: [],
  },
  createWebhookEndpoint: {
    operationId: "createWebhookEndpoint",
    method: "POST",
    path: "/api/v1/webhook_endpoints",
    tags: ["Webhook endpoints"],
    security: true,
    statuses: ["201","400","403","405","409","413","415","422","429","500","503"],
    requestContentTypes: ["application/json"],
  },
  getWebhookEndpoint: {
    operationId: "getWebhookEndpoint",
    method: "GET",
    path: "/api/v1/webhook_endpoints/{endpoint}",
    tags: ["Webhook endpoints"],
    security: true,
    statuses: ["200","400","403","404","405","429","500","503"],
    requestContentTypes: [],
  },
  updateWebhookEndpoint: {
    operationId: "updateWebhookEndpoint",
    method: "PUT",
    path: "/api/v1/webhook_endpoints/{endpoint}",
    tags: ["Webhook endpoints"],
    security: true,
    statuses: ["200","400","403","404","405","413","415","429","500","503"],
    requestContentTypes: ["application/json"],
  },
  deleteWebhookEndpoint: {
    operationId: "deleteWebhookEndpoint",
    method: "DELETE",
    path: "/api/v1/webhook_endpoints/{endpoint}",
    tags: ["Webhook endpoints"],
    security: true,
    statuses: ["200","400","403","404","405","429","500","503"],
    requestContentTypes: [],
  },
  rotateWebhookEndpointSecret: {
    operationId: "rotateWebhookEndpointSecret",
    method: "POST",
    path: "/api/v1/webhook_endpoints/{endpoint}/rotate_secret",
    tags: ["Webhook endpoints"],
    security: true,
    statuses: ["200","400","403","404","405","409","422","429","500","503"],
    requestContentTypes: [],
  },
  listWebhookEndpointDeliveries: {
    operationId: "listWebhookEndpointDeliveries",
    method: "GET",
    path: "/api/v1/webhook_endpoints/{endpoint}/deliveries",
    tags: ["Webhook endpoints"],
    security: true,
    statuses: ["200","400","403","404","405","429","500","503"],
    requestContentTypes: [],
  },
  listEvents: {
    operationId: "listEvents",
    method: "GET",
    path: "/api/v1/events",
    tags: ["Events"],
    security: true,
    statuses: ["200","400","403","405","429","500","503"],
    requestContentTypes: [],
  },
  getEvent: {
    operationId: "getEvent",
    method: "GET",
    path: "/api/v1/events/{event}",
    tags: ["Events"],
    security: true,
    statuses: ["200","400","403","404","405","429","500","503"],
    requestContentTypes: [],
  },
  resendEvent: {
    operationId: "resendEvent",
    method: "POST",
    path: "/api/v1/events/{event}/resend",
    tags: ["Events"],
    security: true,
    statuses: ["202","400","403","404","405","409","413","415","422","429","500","503"],
    requestContentTypes: ["application/json"],
  },
  completePaymentSession: {
    operationId: "completePaymentSession",
    method: "POST",
    path: "/api/v1/test_helpers/payment/sessions/{session}/complete",
    tags: ["Test helpers"],
    security: true,
    statuses: ["200","400","403","404","405","409","422","429","500","503"],
    requestContentTypes: [],
  },
  expirePaymentSession: {
    operationId: "expirePaymentSession",
    method: "POST",
    path: "/api/v1/test_helpers/payment/sessions/{session}/expire",
    tags: ["Test helpers"],
    security: true,
    statuses: ["200","400","403","404","405","409","422","429","500","503"],
    requestContentTypes: [],
  },
};

/** Every webhook of the API by its operationId. */
export const webhooks: Readonly<Record<WebhookId, WebhookSummary>> = {
  paymentSessionCompleted: {
    operationId: "paymentSessionCompleted",
    name: "payment.session.completed",
    method: "POST",
  },
  paymentSessionCancelled: {
    operationId: "paymentSessionCancelled",
    name: "payment.session.cancelled",
    method: "POST",
  },
  paymentSessionExpired: {
    operationId: "paymentSessionExpired",
    name: "payment.session.expired",
    method: "POST",
  },
};
