import { expect, it } from "vitest";
import { propertyNames } from "./property-names.ts";

const schemas = {
  Node: { properties: { value: { type: "string" }, next: { $ref: "#/components/schemas/Node" } } },
};
const document = { openapi: "3.1.0", info: { title: "", version: "" }, components: { schemas } };

it.each([
  ["parameters", [{ name: "limit", in: "query", schema: { type: "integer" } }], ["limit"]],
  ["properties within properties", { properties: { a: { properties: { b: {} } } } }, ["a", "b"]],
  ["properties of what is listed, and of alternatives", { items: { oneOf: [{ properties: { a: {} } }] } }, ["a"]],
  ["properties called as keywords are", { properties: { properties: {}, examples: {} } }, ["properties", "examples"]],
  ["a schema that contains itself", { $ref: "#/components/schemas/Node" }, ["value", "next"]],
])("finds the names of %s", (_what, part, names) => {
  expect(propertyNames(document, part)).toEqual(names);
});

it("takes no name from examples", () => {
  const made = { properties: { no: {} } };
  expect(propertyNames(document, { example: made, examples: [made] })).toEqual([]);
});
