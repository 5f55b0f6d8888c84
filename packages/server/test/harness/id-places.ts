import type { OperationId, RequestParts } from "@payment-sessions/api-validators";
import type { IdPrefix } from "../../src/ids.ts";
import { newContractor, returnUrl } from "./requests.ts";

export type ObjectPrefix = Extract<IdPrefix, "hps" | "cn" | "ev" | "whe" | "dlv">;

/** Every key of every member of a union. */
type KeysOf<T> = T extends unknown ? keyof T : never;

type Places<Part> = [KeysOf<NonNullable<Part>>] extends [never]
  ? Record<string, never>
  : Record<KeysOf<NonNullable<Part>>, ObjectPrefix | null>;

/** Of what each parameter and each property of a body is the id; null: it is no id. */
interface OperationPlaces<Id extends OperationId> {
  path: Places<RequestParts<Id>["path"]>;
  query: Places<RequestParts<Id>["query"]>;
  body: Places<RequestParts<Id>["body"]>;
}

const none = {};
const ofSession = { path: { session: "hps" }, query: none, body: none } as const;
const ofEndpoint = { path: { endpoint: "whe" }, query: none, body: none } as const;
const page = { limit: null, starting_after: null, ending_before: null };
const pageOf = <Prefix extends ObjectPrefix>(prefix: Prefix) => ({
  ...page,
  starting_after: prefix,
  ending_before: prefix,
});
const contractorBody = {
  first_name: null,
  middle_name: null,
  last_name: null,
  company_name: null,
  email: null,
  phone: null,
  address: null,
  tax_identification: null,
  custom_metadata: null,
  withhold_premium: null,
};
const endpointBody = { url: null, description: null, enabled_events: null };

/** The type makes an operation, a parameter or a property that is not named here an error. */
export const idPlaces: { [Id in OperationId]: OperationPlaces<Id> } = {
  listPaymentSessions: { path: none, query: { ...pageOf("hps"), contractor: "cn", status: null }, body: none },
  createPaymentSession: { path: none, query: none, body: { contractor: "cn", return_url: null } },
  getPaymentSession: ofSession,
  cancelPaymentSession: ofSession,
  listContractors: { path: none, query: { ...pageOf("cn"), email: null }, body: none },
  createContractor: { path: none, query: none, body: contractorBody },
  getContractor: { path: { contractor: "cn" }, query: none, body: none },
  updateContractor: { path: { contractor: "cn" }, query: none, body: contractorBody },
  deleteContractor: { path: { contractor: "cn" }, query: none, body: none },
  listWebhookEndpoints: { path: none, query: pageOf("whe"), body: none },
  createWebhookEndpoint: { path: none, query: none, body: endpointBody },
  getWebhookEndpoint: ofEndpoint,
  updateWebhookEndpoint: { ...ofEndpoint, body: { ...endpointBody, status: null } },
  deleteWebhookEndpoint: ofEndpoint,
  rotateWebhookEndpointSecret: ofEndpoint,
  listWebhookEndpointDeliveries: { ...ofEndpoint, query: pageOf("dlv") },
  listEvents: { path: none, query: { ...pageOf("ev"), type: null }, body: none },
  getEvent: { path: { event: "ev" }, query: none, body: none },
  resendEvent: { path: { event: "ev" }, query: none, body: { webhook_endpoint: "whe" } },
  completePaymentSession: ofSession,
  expirePaymentSession: ofSession,
};

export interface IdPlace {
  operationId: OperationId;
  part: "path" | "query" | "body";
  name: string;
  prefix: ObjectPrefix;
}

export const placesOf = (operationId: OperationId): IdPlace[] =>
  (["path", "query", "body"] as const).flatMap((part) =>
    Object.entries(idPlaces[operationId][part] as Record<string, ObjectPrefix | null>).flatMap(([name, prefix]) =>
      prefix === null ? [] : [{ operationId, part, name, prefix }],
    ),
  );

/** What else a body must have to be valid. */
export const restOfBody: Partial<Record<OperationId, () => object>> = {
  createPaymentSession: () => ({ return_url: returnUrl }),
  createContractor: newContractor,
  updateContractor: () => ({ phone: "415-555-0199" }),
  createWebhookEndpoint: () => ({ url: "https://app.example.com/webhooks" }),
  updateWebhookEndpoint: () => ({ description: "changed" }),
};
