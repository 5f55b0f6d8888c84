import { describe, expect, it } from "vitest";
import { serializeBody } from "./http-parts.ts";

const json = new Headers({ "content-type": "application/json" });

describe("serializeBody", () => {
  it("makes JSON", () => {
    expect(serializeBody({ amount: 5 }, json)).toBe('{"amount":5}');
  });

  it("refuses what JSON cannot say, without quoting it", () => {
    const cycle: Record<string, unknown> = { secret: "s3cret" };
    cycle["self"] = cycle;
    for (const body of [cycle, { amount: 5n }]) {
      expect(() => serializeBody(body, json)).toThrow(/^The body contains what JSON cannot say/);
      expect(() => serializeBody(body, json)).not.toThrow(/s3cret/);
    }
  });
});
