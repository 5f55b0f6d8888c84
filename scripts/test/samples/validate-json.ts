import { Ajv2020 } from "ajv/dist/2020.js";
import formats from "ajv-formats";
import { isRecord } from "../../generate/json-pointer.ts";
import { document } from "../../spec/documented-examples.ts";
import type { Fence } from "./read-fences.ts";

const ajv = new Ajv2020({ strict: false, allErrors: true });
formats.default(ajv);
ajv.addSchema(document, "spec");

/** What a body is, by a property that no other has. */
const schemas: [(body: Record<string, unknown>) => boolean, string][] = [
  [(body) => "error_code" in body, "Error"],
  [(body) => "event_type" in body && "data" in body, "Event"],
  [(body) => hasId(body, "dlv_"), "Delivery"],
  [(body) => hasId(body, "whe_") && "secret" in body, "CreatedWebhookEndpoint"],
  [(body) => hasId(body, "whe_"), "WebhookEndpoint"],
  [(body) => hasId(body, "hps_") && "url" in body, "CreatedPaymentSession"],
  [(body) => hasId(body, "hps_"), "PaymentSession"],
  [(body) => hasId(body, "cn_"), "Contractor"],
  [(body) => "return_url" in body, "PaymentSessionCreate"],
  [(body) => "first_name" in body, "ContractorCreate"],
  [(body) => "url" in body, "WebhookEndpointCreate"],
];

const hasId = ({ id }: Record<string, unknown>, prefix: string) => typeof id === "string" && id.startsWith(prefix);

/** @throws Error that names the place, when it is no body of the API, or one that the document does not allow. */
export function validateJson({ code, place }: Fence): void {
  for (const body of [JSON.parse(code) as unknown].flat()) {
    const [, name] = schemas.find(([is]) => isRecord(body) && is(body)) ?? [];
    if (name === undefined) throw new Error(`${place}: this is no body of the API; say no-run="reason".`);
    const validate = ajv.compile({ $ref: `spec#/components/schemas/${name}` });
    if (!validate(body)) throw new Error(`${place}: this is no ${name}: ${ajv.errorsText(validate.errors)}.`);
  }
}
