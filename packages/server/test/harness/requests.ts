import { randomBytes } from "node:crypto";
import type { components } from "@payment-sessions/api-types";
import type { ApiClient } from "./api-client.ts";
import { redirectHost } from "./test-organization.ts";

export type WireSession = components["schemas"]["PaymentSession"];
export type WireContractor = components["schemas"]["Contractor"];
export type WireEndpoint = components["schemas"]["WebhookEndpoint"];
export type WireEvent = components["schemas"]["Event"];
export type WireDelivery = components["schemas"]["Delivery"];

export const returnUrl = `https://${redirectHost}/return`;

/** The smallest valid contractor, with an email address of its own. */
export const newContractor = () => ({
  first_name: "Ada",
  last_name: "Lovelace",
  email: `${randomBytes(6).toString("hex")}@example.com`,
  phone: "415-555-0142",
  address: { line1: "12 St James's Square", locality: "San Francisco", region: "CA", postalcode: "94110" },
});

/** What a contractor may have beyond that. */
export const everyProperty = {
  middle_name: "King",
  company_name: "Analytical Engines LLC",
  address: {
    line1: "1 Harbor Street",
    line2: "Apt 2",
    locality: "Arlington",
    region: "VA",
    postalcode: "22201",
    country: "USA",
  },
  withhold_premium: true,
  custom_metadata: { internal_id: "4711", cohort: 3, share: -0.5, verified: true, constructor: "x" },
};

export async function createContractor(client: ApiClient, changes: object = {}): Promise<WireContractor> {
  const { status, body } = await client.post<WireContractor>("/api/v1/contractors", { ...newContractor(), ...changes });
  if (status !== 201) throw new Error(`The contractor was not created: ${JSON.stringify(body)}`);
  return body;
}

export async function createSession(client: ApiClient, contractor: string): Promise<WireSession & { url: string }> {
  const answer = await client.post<WireSession & { url: string }>("/api/v1/payment/sessions", {
    contractor,
    return_url: returnUrl,
  });
  if (answer.status !== 201) throw new Error(`The session was not created: ${JSON.stringify(answer.body)}`);
  return answer.body;
}

export const endpointUrl = "https://app.example.com/webhooks";

export async function createEndpoint(
  client: ApiClient,
  changes: object = {},
): Promise<components["schemas"]["CreatedWebhookEndpoint"]> {
  const path = "/api/v1/webhook_endpoints";
  const answer = await client.post<components["schemas"]["CreatedWebhookEndpoint"]>(path, {
    url: endpointUrl,
    ...changes,
  });
  if (answer.status !== 201) throw new Error(`The endpoint was not created: ${JSON.stringify(answer.body)}`);
  return answer.body;
}

/** Something that happened: a new session, cancelled. */
export async function createEvent(client: ApiClient): Promise<WireEvent> {
  const { id } = await createSession(client, (await createContractor(client)).id);
  await client.post(`/api/v1/payment/sessions/${id}/cancel`);
  const { body } = await client.get<WireEvent[]>("/api/v1/events?limit=100");
  const event = body.find(({ data }) => data.id === id);
  if (event === undefined) throw new Error("The session was cancelled without an event.");
  return event;
}
