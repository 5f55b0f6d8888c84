import { describe, expect, it } from "vitest";
import { readField } from "./field-state.ts";

const context = { now: new Date("2026-08-15T12:00:00Z"), cvvLength: undefined };
const flags = (field: "card-number" | "expiry-date" | "cvv", text: string, cvvLength?: 3 | 4) => {
  const { isEmpty, isValid, isFinished } = readField(field, text, { ...context, cvvLength });
  return [isEmpty && "empty", isValid && "valid", isFinished && "finished"].filter(Boolean).join(" ");
};

describe("readField", () => {
  it.each([
    ["", "empty"],
    ["4242", ""],
    ["4242 4242 4242 4242", "valid finished"],
    ["4242 4242 4242 4241", "finished"],
    ["3782 822463 10005", "valid finished"],
    ["3782 822463 10004", "finished"],
  ])("reads the card number %j as %j", (text, state) => {
    expect(flags("card-number", text)).toBe(state);
  });

  it.each([
    ["", "empty"],
    ["12", ""],
    ["12/3", ""],
    ["12/30", "valid finished"],
    ["08/26", "valid finished"],
    ["07/26", "finished"],
    ["12/20", ""],
    ["12/203", ""],
    ["12/2030", "valid finished"],
    ["12/99", "finished"],
  ])("reads the expiry date %j as %j", (text, state) => {
    expect(flags("expiry-date", text)).toBe(state);
  });

  it("asks for as many digits of the security code as the scheme has", () => {
    expect([flags("cvv", "123"), flags("cvv", "1234"), flags("cvv", "12")]).toEqual(["valid", "valid", ""]);
    expect([flags("cvv", "123", 4), flags("cvv", "1234", 4), flags("cvv", "1234", 3)]).toEqual(["", "valid", ""]);
  });
});
