import { describe, expect, it } from "vitest";
import { idempotencyHeader, isRepeatable } from "./idempotency.ts";

const uuid = () => "5f0c0fd3-0000-4000-8000-000000000000";

describe("the idempotency key", () => {
  it("is made for a POST that has none, and for nothing else", () => {
    expect(idempotencyHeader("POST", new Headers(), {}, uuid)).toEqual({ "ten99policy-idempotent-key": uuid() });
    expect(idempotencyHeader("GET", new Headers(), {}, uuid)).toEqual({});
  });

  it("is the caller's own where there is one, as an option or as a header", () => {
    const option = idempotencyHeader("POST", new Headers(), { idempotencyKey: "order-17" }, uuid);
    expect(option).toEqual({ "ten99policy-idempotent-key": "order-17" });
    expect(idempotencyHeader("POST", new Headers({ "Idempotency-Key": "order-17" }), {}, uuid)).toEqual({});
  });

  it.each(["", "é", "a\n", "a".repeat(256)])("is refused before anything is sent: %j", (idempotencyKey) => {
    const make = () => idempotencyHeader("POST", new Headers(), { idempotencyKey }, uuid);
    expect(make).toThrow("idempotencyKey must have 1 to 255 printable ASCII characters.");
  });

  it("makes a POST repeatable, as other methods are by themselves; PATCH is not", () => {
    expect(isRepeatable("POST", new Headers())).toBe(false);
    expect(isRepeatable("POST", new Headers({ "Idempotency-Key": "a" }))).toBe(true);
    expect(["GET", "PUT", "DELETE"].every((method) => isRepeatable(method, new Headers()))).toBe(true);
    expect(isRepeatable("PATCH", new Headers())).toBe(false);
  });
});
