import { expect, it } from "vitest";
import { at, otherSecret, published } from "../../test/vectors.ts";
import { unwrap } from "../unwrap.ts";
import { exampleEvent } from "./example-event.ts";
import { signDelivery } from "./sign-delivery.ts";

const event = exampleEvent("payment.session.completed");
const { secret } = published;

it("is accepted, in parts and as a request", async () => {
  const { body, headers, request } = await signDelivery(event, { secrets: secret });
  expect(await unwrap(body, headers, secret)).toEqual(event);
  expect(await unwrap(await request.text(), request.headers, secret)).toEqual(event);
});

it("is a JSON post to the given place", async () => {
  const { request } = await signDelivery(event, { secrets: secret, url: "http://127.0.0.1:3000/hooks" });
  expect(request).toMatchObject({ method: "POST", url: "http://127.0.0.1:3000/hooks" });
  expect(request.headers.get("content-type")).toBe("application/json");
});

it("carries the id of the event and the time of the attempt", async () => {
  const { headers } = await signDelivery(event, { secrets: secret, now: at(0.9) });
  expect(headers).toMatchObject({ "webhook-id": event.id, "webhook-timestamp": String(published.timestamp) });
});

it("is signed with every secret", async () => {
  const { body, headers } = await signDelivery(event, { secrets: [secret, otherSecret] });
  expect(headers["webhook-signature"].split(" ")).toHaveLength(2);
  expect(await unwrap(body, headers, otherSecret)).toEqual(event);
});

it("brings events that this version does not know", async () => {
  const payload = { id: "ev_1", event_type: "payment.session.refunded", data: {} };
  const { body, headers } = await signDelivery(payload, { secrets: secret });
  expect(await unwrap(body, headers, secret)).toEqual({ event_type: "unknown", payload });
});
