import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createSecret } from "@payment-sessions/webhooks";
import { exampleEvent, signDelivery } from "@payment-sessions/webhooks/testing";
import { createDemoPlatform, type DemoPlatform } from "../src/index.ts";

const contractor = { id: "cn_1", first_name: "Ada", last_name: "<Lovelace>", card: null };
const secret = createSecret();
const link = "https://pay.example.com/payment/setup/test_x";

const unavailable = { error_code: "service_unavailable", message: "The API is away.", request_id: "req_1" };

/** Answers as the API does, in as many words as the platform reads. */
const answers: Record<string, [status: number, body: object]> = {
  "GET /api/v1/contractors/cn_1": [200, contractor],
  "POST /api/v1/payment/sessions": [201, { id: "hps_1", url: link }],
  "GET /api/v1/payment/sessions/hps_busy": [503, unavailable],
  "GET /api/v1/payment/sessions/hps_1": [200, { id: "hps_1", status: "pending", contractor_id: "cn_1" }],
  "GET /api/v1/payment/sessions/hps_3": [200, { id: "hps_3", status: "completed", contractor_id: "cn_1" }],
  "GET /api/v1/webhook_endpoints": [200, []],
  "POST /api/v1/webhook_endpoints": [201, { id: "whe_1", secret }],
};

let api: Server;
let demo: DemoPlatform;

beforeAll(async () => {
  api = createServer((request, response) => {
    const [status, body] = answers[`${request.method} ${request.url}`] ?? [
      404,
      { error_code: "resource_not_found", message: "No." },
    ];
    response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
  }).listen(0, "127.0.0.1");
  await once(api, "listening");
  const apiUrl = `http://127.0.0.1:${(api.address() as AddressInfo).port}`;
  demo = await createDemoPlatform({ service: Promise.resolve({ apiUrl, apiKey: "t9k_test_x", contractor: "cn_1" }) });
});

afterAll(async () => {
  await demo.close();
  api.closeAllConnections();
  api.close();
});

it("asks for a card of the contractor, by name", async () => {
  const page = await (await fetch(demo.url)).text();
  expect(page).toContain("<h1>Add a card for Ada &lt;Lovelace&gt;</h1>");
});

it("sends the browser to the session's link", async () => {
  const response = await fetch(`${demo.url}/sessions`, { method: "POST", redirect: "manual" });
  expect(response.status).toBe(303);
  expect(response.headers.get("location")).toBe(link);
});

it("shows what the return says beside what the API says, and believes the API", async () => {
  const page = await (await fetch(`${demo.url}/return?hps_id=hps_1&status=%3Cb%3Ecompleted`)).text();
  expect(page).toContain("not proof");
  expect(page).toContain('<dd id="claimed-status">&lt;b&gt;completed</dd>');
  expect(page).toContain('<dd id="proven-status">pending</dd>');
});

it("says that the API knows no session that somebody made up", async () => {
  const page = await (await fetch(`${demo.url}/return?hps_id=hps_2&status=completed`)).text();
  expect(page).toContain("The API knows no such session.");
});

const deliver = async (secrets: string[], sessionId: string) => {
  const event = exampleEvent("payment.session.completed", { data: { id: sessionId } });
  const { headers, body } = await signDelivery(event, { secrets });
  return fetch(`${demo.url}/webhooks`, { method: "POST", headers, body });
};

it("shows the event of a session once it has arrived and was verified, and asks again until then", async () => {
  const before = await fetch(`${demo.url}/return?hps_id=hps_3&status=completed`);
  expect(before.headers.get("refresh")).toBe("1");
  expect(await before.text()).toContain("No event has arrived yet.");
  expect((await deliver([secret], "hps_3")).status).toBe(204);
  const after = await fetch(`${demo.url}/return?hps_id=hps_3&status=completed`);
  expect(after.headers.get("refresh")).toBeNull();
  expect(await after.text()).toContain('<dd id="event-type">payment.session.completed</dd>');
  expect(await (await fetch(demo.url)).text()).toContain("payment.session.completed <small>hps_3</small>");
});

it("believes no event that somebody else signed", async () => {
  const response = await deliver([createSecret()], "hps_1");
  expect(response.status).toBe(400);
  expect(await (await fetch(`${demo.url}/return?hps_id=hps_1&status=completed`)).text()).toContain(
    "No event has arrived yet.",
  );
});

it("tells a session that is unknown from an API that fails", async () => {
  const response = await fetch(`${demo.url}/return?hps_id=hps_busy&status=completed`);
  expect(response.status).toBe(200);
  const page = await response.text();
  expect(page).toContain("The API could not be asked: The API is away.");
  expect(page).not.toContain("no such session");
});

it.each(["hps_id=hps_1&hps_id=hps_2&status=a&status=b", "", "hps_id=", "status[a]=b"])(
  "shows a page for the query %j",
  async (query) => {
    const response = await fetch(`${demo.url}/return?${query}`);
    expect(response.status).toBe(200);
    expect(await response.text()).toContain("The API knows no such session.");
  },
);
