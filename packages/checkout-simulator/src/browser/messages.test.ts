import { describe, expect, it } from "vitest";
import { fieldMessages, openEnvelope, pageMessages, siblingMessages, toEnvelope } from "./messages.ts";

const ready = { type: "ready", field: "cvv" } as const;

describe("openEnvelope", () => {
  it("opens what was put in for the same channel", () => {
    expect(openEnvelope(toEnvelope("a", ready), "a", fieldMessages)).toEqual(ready);
  });

  it.each([
    ["another channel", toEnvelope("b", ready)],
    ["no envelope", ready],
    ["an unknown type", { cardFields: "a", message: { type: "eval" } }],
    ["a type that every object has", { cardFields: "a", message: { type: "constructor" } }],
    ["no message", { cardFields: "a" }],
    ["null", null],
    ["a text", "a"],
  ])("leaves %s alone", (_what, data) => {
    expect(openEnvelope(data, "a", fieldMessages)).toBeUndefined();
  });

  it("does not take one kind of message for another", () => {
    const collected = toEnvelope("a", { type: "collected", request: "r", field: "cvv", text: "100" });
    expect(openEnvelope(collected, "a", fieldMessages)).toBeUndefined();
    expect(openEnvelope(toEnvelope("a", { type: "collect", request: "r" }), "a", pageMessages)).toBeUndefined();
    expect(openEnvelope(toEnvelope("a", ready), "a", siblingMessages)).toBeUndefined();
  });
});
