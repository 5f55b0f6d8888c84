import { expect, it } from "vitest";
import type { BundledDocument } from "./load-document.ts";
import { namedObjectSchemas } from "./object-schemas.ts";

const object = { type: "object", properties: { a: {} } };
const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });

function namesOf(schemas: Record<string, unknown>): Record<string, string> {
  const document: BundledDocument = { openapi: "3.1.0", info: { title: "T", version: "1" }, components: { schemas } };
  return Object.fromEntries(namedObjectSchemas(document));
}

it.each<[what: string, schema: unknown]>([
  ["properties", object],
  ["properties alone", { properties: { a: {} } }],
  ["a type alone", { type: "object" }],
  ["additional properties", { type: "object", additionalProperties: { type: "string" } }],
  ["another object with more", { allOf: [ref("Other")], properties: { b: {} } }],
  ["another object", ref("Other")],
])("takes %s for an object", (_what, schema) => {
  expect(namesOf({ Pet: schema, Other: object })).toHaveProperty("Pet", "Pet");
});

it.each<[what: string, schema: unknown]>([
  ["text", { type: "string" }],
  ["null as well", { type: ["object", "null"], properties: { a: {} } }],
  ["anything", true],
  ["nothing said", {}],
  ["a list", { type: "array", items: object }],
  ["one of several objects", { oneOf: [object, object] }],
  ["one of several objects, with more", { type: "object", anyOf: [object, object] }],
  ["a constant", { type: "object", const: {} }],
  ["a part that is no object", { allOf: [ref("Other"), { type: ["object", "null"] }] }],
  ["itself", ref("Pet")],
  ["a map that has properties", { ...object, additionalProperties: { type: "boolean" } }],
  ["patterns beside properties", { ...object, patternProperties: { "^x-": {} } }],
  ["a map with more", { allOf: [ref("Map")], properties: { b: {} } }],
])("does not take %s for an object", (_what, schema) => {
  const map = { type: "object", additionalProperties: { type: "string" } };

  expect(namesOf({ Pet: schema, Other: object, Map: map })).not.toHaveProperty("Pet");
});

it("makes a type's name of a name that is none, unless it is taken", () => {
  const names = namesOf({ "big-cat": object, cat: object, Cat: object, Error: object, "2d.Point": object });

  expect(names).toEqual({ "big-cat": "BigCat", Cat: "Cat", "2d.Point": "_2dPoint" });
});
