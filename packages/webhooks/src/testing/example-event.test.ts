import { eventTypes } from "@payment-sessions/api-types";
import { expect, it } from "vitest";
import { exampleEvents } from "../generated/example-events.ts";
import { exampleEvent } from "./example-event.ts";

it.each(eventTypes)("shows %s as the document does", (type) => {
  expect(exampleEvent(type)).toEqual(exampleEvents[type]);
});

it("changes what is asked for and keeps the rest", () => {
  const event = exampleEvent("payment.session.completed", { id: "ev_1", data: { contractor_id: "cn_1" } });
  const example = exampleEvents["payment.session.completed"];
  expect(event).toEqual({ ...example, id: "ev_1", data: { ...example.data, contractor_id: "cn_1" } });
});

it("gives every test an event of its own", () => {
  const event = exampleEvent("payment.session.expired");
  event.data.contractor_id = "cn_changed";
  expect(exampleEvent("payment.session.expired").data.contractor_id).not.toBe("cn_changed");
});

it("refuses changes that make the event invalid", () => {
  const change = () => exampleEvent("payment.session.completed", { data: { completed_at: null as never } });
  expect(change).toThrow(expect.objectContaining({ code: "invalid_event" }));
  expect(change).toThrow("completed_at");
});

it.each(["payment.session.refunded", "constructor", undefined])(
  "names the types that there are in place of %o",
  (type) => {
    expect(() => exampleEvent(type as never)).toThrow(
      new TypeError(`An example has one of these types: ${Object.keys(exampleEvents).join(", ")}.`),
    );
  },
);
