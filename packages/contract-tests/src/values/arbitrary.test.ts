import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Json } from "../document/json.ts";
import { Schemas } from "../document/schemas.ts";
import { arbitraryBy, fit } from "./arbitrary.ts";

const valids: [string, Json][] = [
  ["a pattern with lengths", { type: "string", minLength: 5, maxLength: 8, pattern: "^[a-z0-9]+$" }],
  ["numbers within bounds", { type: "number", minimum: 0.5, maximum: 3 }],
  ["multiples", { type: "integer", multipleOf: 5, minimum: 3, maximum: 41 }],
  ["exclusive bounds", { type: "integer", exclusiveMinimum: 1, exclusiveMaximum: 4 }],
  ["a format", { type: "string", format: "date-time" }],
  ["unique items", { type: "array", minItems: 1, uniqueItems: true, items: { enum: [1, 2, 3] } }],
  ["a dictionary", { type: "object", maxProperties: 3, additionalProperties: { type: "boolean" } }],
  ["a union", { oneOf: [{ type: "null" }, { type: "object", required: ["a"], properties: { a: { const: 1 } } }] }],
  ["parts", { allOf: [{ type: "object", properties: { a: { type: "string" } } }, { required: ["a"] }] }],
];

describe("what is generated", () => {
  it.each(valids)("is mostly valid for %s", (_name, schema) => {
    const schemas = new Schemas({ it: schema });
    const values = fc.sample(arbitraryBy(schemas, schema), { seed: 1, numRuns: 100 });
    expect(values.filter((value) => !schemas.isValid("/it", value)).length).toBeLessThan(20);
  });

  it("ends for a schema that contains itself", () => {
    const document = {
      components: {
        schemas: { Tree: { type: "object", properties: { left: { $ref: "#/components/schemas/Tree" } } } },
      },
    };
    const schemas = new Schemas(document);
    expect(fc.sample(arbitraryBy(schemas, { $ref: "#/components/schemas/Tree" }), 10)).toHaveLength(10);
  });
});

describe("fit", () => {
  it.each([
    ["abc", "^[a-z]+$", 5, 5, "aaabc"],
    ["abcdef", "^[a-z]+$", 1, 3, "abc"],
    ["a@b.co", "^[^@]+@[^@]+[.]co$", 8, 8, "aaa@b.co"],
    ["fixed", "^fixed$", 9, 9, "fixed"],
  ])("makes %j by %s as long as %i to %i: %j", (text, pattern, min, max, fitted) => {
    expect(fit(text, pattern, min, max)).toBe(fitted);
  });
});
