// @generated from spec/openapi.yaml by "pnpm generate"; do not edit.
/** The names of the parameters that have a default, by operation and location. */
export interface ParameterDefaults {
  listPaymentSessions: { query: "limit" };
  listContractors: { query: "limit" };
  listWebhookEndpoints: { query: "limit" };
  listWebhookEndpointDeliveries: { query: "limit" };
  listEvents: { query: "limit" };
}
