import { expect, it } from "vitest";
import { at, otherSecret, published, publishedHeaders } from "../test/vectors.ts";
import { exampleEvents } from "./generated/example-events.ts";
import { sign } from "./sign.ts";
import { unwrap } from "./unwrap.ts";

const event = exampleEvents["payment.session.cancelled"];
const { secret, timestamp } = published;
const now = at();

async function delivery(payload: object) {
  const body = JSON.stringify(payload);
  return { body, headers: await sign({ id: event.id, timestamp, body, secrets: [secret] }) };
}

it("returns the event of a genuine delivery, whichever secret it was signed with", async () => {
  const { body, headers } = await delivery(event);
  expect(await unwrap(body, headers, secret, { now })).toEqual(event);
  expect(await unwrap(Buffer.from(body), headers, [otherSecret, secret], { now })).toEqual(event);
});

it("returns an event of a newer type as unknown", async () => {
  const payload = { ...event, event_type: "payment.session.refunded" };
  const { body, headers } = await delivery(payload);
  expect(await unwrap(body, headers, secret, { now })).toEqual({ event_type: "unknown", payload });
});

it("reads nothing of a body before it is verified", async () => {
  const failure = unwrap("no JSON", publishedHeaders, secret, { now });
  await expect(failure).rejects.toMatchObject({ name: "WebhookVerificationError", code: "no_matching_signature" });
});

it("refuses the body of a genuine delivery that is no event", async () => {
  const failure = unwrap(published.body, publishedHeaders, secret, { now });
  await expect(failure).rejects.toMatchObject({ name: "WebhookPayloadError", code: "invalid_event" });
});

it("refuses a delivery that is too old, unless its receiver says otherwise", async () => {
  const { body, headers } = await delivery(event);
  await expect(unwrap(body, headers, secret)).rejects.toMatchObject({ code: "timestamp_too_old" });
  await expect(unwrap(body, headers, secret, { now: at(900), toleranceSeconds: 900 })).resolves.toEqual(event);
});
