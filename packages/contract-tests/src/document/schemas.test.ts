import { describe, expect, it } from "vitest";
import { Schemas } from "./schemas.ts";

const schemas = new Schemas({
  components: {
    schemas: {
      Base: { type: ["string", "null"], minLength: 2, maxLength: 9 },
      "Odd/Name": { type: "integer" },
    },
  },
});

describe("a flat schema", () => {
  it("is a reference and what stands beside it", () => {
    const schema = { $ref: "#/components/schemas/Base", description: "It.", minLength: 3 };
    expect(schemas.flat(schema)).toEqual({ type: ["string", "null"], minLength: 3, maxLength: 9, description: "It." });
  });

  it("is the strictest of all parts", () => {
    const allOf = [
      { type: ["string", "integer"], maximum: 9, enum: [1, 2] },
      { type: "integer", maximum: 7, enum: [2, 3] },
    ];
    expect(schemas.flat({ allOf })).toEqual({ type: ["integer"], maximum: 7, enum: [2] });
  });

  it("keeps both sides of a property that two parts have", () => {
    const allOf = [{ properties: { a: { type: "string" } } }, { properties: { a: false }, required: ["a"] }];
    expect(schemas.flat({ allOf })).toEqual({
      properties: { a: { allOf: [{ type: "string" }, false] } },
      required: ["a"],
    });
  });

  it("pairs the alternatives of two parts", () => {
    const flat = schemas.flat({ allOf: [{ anyOf: [{ minimum: 1 }] }, { anyOf: [{ maximum: 2 }, { maximum: 3 }] }] });
    expect(flat).toEqual({
      anyOf: [{ allOf: [{ minimum: 1 }, { maximum: 2 }] }, { allOf: [{ minimum: 1 }, { maximum: 3 }] }],
    });
  });

  it("of false lets nothing in, of true everything", () => {
    expect(schemas.flat(false)).toEqual({ not: {} });
    expect(schemas.flat(true)).toEqual({});
  });
});

describe("validation", () => {
  it("finds a schema by its pointer, however its name is written", () => {
    expect(schemas.isValid("/components/schemas/Odd~1Name", 1)).toBe(true);
    expect(schemas.validate("/components/schemas/Odd~1Name", "1").map(({ keyword }) => keyword)).toEqual(["type"]);
  });
});
