import { withValueAt, type Json } from "../../src/document/json.ts";
import { endpoint, inRequest, json, parsed, without } from "./changes.ts";
import type { Fault, ProxyRequest } from "./fault.ts";

const withHeaders = (webhook: ProxyRequest, headers: Record<string, string>): ProxyRequest => ({
  ...webhook,
  headers: { ...webhook.headers, ...headers },
});
const changed = (webhook: ProxyRequest, pointer: string, value: Json): ProxyRequest => ({
  ...webhook,
  body: json(withValueAt(parsed(webhook.body) ?? {}, pointer, value)),
});

export const faultsOfWebhooks: Fault[] = [
  {
    name: "does not sign webhooks",
    caughtBy: "delivers-webhooks",
    onWebhook: (webhook) => [{ ...webhook, headers: without(webhook.headers, "webhook-signature") }],
  },
  {
    name: "signs webhooks with something else",
    caughtBy: "delivers-webhooks",
    onWebhook: (webhook) => [withHeaders(webhook, { "webhook-signature": `v1,${"A".repeat(43)}=` })],
  },
  {
    name: "signs another body than it sends",
    caughtBy: "delivers-webhooks",
    onWebhook: (webhook) => [{ ...webhook, body: Buffer.from(`${webhook.body.toString()} `) }],
  },
  {
    name: "signs long before it sends",
    caughtBy: "delivers-webhooks",
    onWebhook: (webhook) => [withHeaders(webhook, { "webhook-timestamp": "1000000000" })],
  },
  {
    name: "sends a second event",
    caughtBy: "delivers-webhooks",
    onWebhook: (webhook) => [webhook, withHeaders(webhook, { "webhook-id": `${webhook.headers["webhook-id"]}0` })],
  },
  {
    name: "sends events of another type",
    caughtBy: "delivers-webhooks",
    onWebhook: (webhook) => [changed(webhook, "/event_type", "payment.session.expired")],
  },
  {
    name: "sends url in webhooks",
    caughtBy: "delivers-webhooks",
    onWebhook: (webhook) => [changed(webhook, "/data/url", "https://example.com/payment/setup/test_0")],
  },
  {
    name: "sends text instead of JSON",
    caughtBy: "delivers-webhooks",
    onWebhook: (webhook) => [withHeaders(webhook, { "content-type": "text/plain" })],
  },
  { name: "sends no webhooks", caughtBy: "delivers-webhooks", onWebhook: () => [] },
  { name: "takes every answer for a success", caughtBy: "retries-webhooks", onWebhookAnswer: () => 204 },
  {
    name: "gives a retry another id",
    caughtBy: "retries-webhooks",
    onWebhook: (webhook, memory) => [again(webhook, memory)],
  },
  {
    name: "signs with the new secret alone",
    caughtBy: "rotates-secrets",
    onWebhook: (webhook) => [
      withHeaders(webhook, { "webhook-signature": webhook.headers["webhook-signature"]?.split(" ")[0] ?? "" }),
    ],
  },
  {
    name: "sends what nobody asked for",
    caughtBy: "sends-what-is-subscribed",
    ...inRequest({ method: "PUT", path: endpoint }, ({ enabled_events: _types, ...body }) => ({
      description: "x",
      ...body,
    })),
  },
];

function again(webhook: ProxyRequest, memory: Map<string, string>): ProxyRequest {
  const key = webhook.body.toString();
  const isAgain = memory.has(key);
  memory.set(key, "");
  return isAgain ? withHeaders(webhook, { "webhook-id": `${webhook.headers["webhook-id"]}0` }) : webhook;
}
