import { eventTypes } from "@payment-sessions/api-types";
import { describe, expect, it } from "vitest";
import { eventValidators } from "./generated/event-validators.ts";
import { exampleEvents } from "./generated/example-events.ts";
import { parseEvent } from "./parse-event.ts";
import type { WebhookPayloadError } from "./webhook-payload-error.ts";

const completed = exampleEvents["payment.session.completed"];
const textOf = (change: object) => JSON.stringify({ ...completed, ...change });

interface Refusal extends Pick<WebhookPayloadError, "name" | "code" | "message"> {
  paths: string[];
}

function refusalOf(body: string | Uint8Array): Refusal {
  try {
    parseEvent(body);
  } catch (error) {
    const { name, code, message, errors } = error as WebhookPayloadError;
    return { name, code, message, paths: errors.map(({ path }) => path) };
  }
  throw new Error("The body was accepted.");
}

it("knows every event type of the document", () => {
  expect(Object.keys(eventValidators).toSorted()).toEqual(eventTypes.toSorted());
  expect(Object.keys(exampleEvents).toSorted()).toEqual(eventTypes.toSorted());
});

describe.each(eventTypes)("%s", (type) => {
  it("is read from text and from bytes", () => {
    const text = JSON.stringify(exampleEvents[type]);
    expect(parseEvent(text)).toEqual(exampleEvents[type]);
    expect(parseEvent(Buffer.from(text))).toEqual(exampleEvents[type]);
  });

  it("is refused with the status of another", () => {
    const event = structuredClone(exampleEvents[type]);
    Object.assign(event.data, { status: "pending" });
    expect(refusalOf(JSON.stringify(event))).toMatchObject({ code: "invalid_event", paths: ["/data/status"] });
  });
});

describe("a newer version of the API", () => {
  it.each(["payment.session.refunded", "toString", "__proto__", "unknown", ""])(
    "may send the type %j, which is unknown",
    (type) => {
      const payload = { ...completed, event_type: type, data: { anything: [1] } };
      expect(parseEvent(JSON.stringify(payload))).toEqual({ event_type: "unknown", payload });
    },
  );

  it("may send properties, and values of open enums, that are new", () => {
    const data = { ...completed.data, processor: "another", new_property: {} };
    expect(parseEvent(textOf({ data, new_property: 1 }))).toMatchObject({ data, new_property: 1 });
  });
});

describe("a body is refused", () => {
  it.each([
    ["nothing", ""],
    ["text that is cut off", textOf({}).slice(0, -1)],
    ["a byte order mark in text", `\uFEFF${textOf({})}`],
    ["a byte order mark in bytes", Buffer.from(`\uFEFF${textOf({})}`)],
    ["bytes that are not UTF-8", Buffer.from(textOf({ id: "ev_é" }), "latin1")],
  ])("as malformed: %s", (_name, body) => {
    expect(refusalOf(body)).toEqual({
      name: "WebhookPayloadError",
      code: "malformed_json",
      message: "The body of the delivery is not JSON in UTF-8.",
      paths: [],
    });
  });

  it.each(["null", "1", '"text"', "[]", "{}", '{"event_type":1}', '{"event_type":[]}'])("without type: %s", (body) => {
    expect(refusalOf(body)).toMatchObject({ code: "invalid_event", paths: ["/event_type"] });
  });

  it("with every problem that it has, and none of its values", () => {
    const data = { ...completed.data, contractor_id: 4_242_424_242, url: "https://secret.example" };
    const { code, paths, message } = refusalOf(textOf({ id: 17, data }));
    expect(code).toBe("invalid_event");
    expect(paths.toSorted()).toEqual(["/data/contractor_id", "/data/url", "/id"]);
    expect(message).not.toMatch(/4242|secret\.example|17/);
  });

  it("with a session that has more levels than any event", () => {
    const deep = `${"[".repeat(10_000)}${"]".repeat(10_000)}`;
    expect(refusalOf(textOf({}).replace(/}$/, `,"more":${deep}}`))).toMatchObject({ code: "invalid_event" });
  });
});
