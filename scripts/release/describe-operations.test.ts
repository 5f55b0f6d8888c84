import { expect, it } from "vitest";
import type { BundledDocument } from "../generate/load-document.ts";
import { describeOperations } from "./describe-operations.ts";

interface Operation {
  [name: string]: unknown;
  operationId: string;
}

const card = {
  type: "object",
  required: ["a", "b"],
  properties: { a: { type: "string" }, description: { type: "string" }, next: { $ref: "#/components/schemas/Card" } },
};
const operation = (operationId: string, changes: object = {}): Operation => ({
  operationId,
  summary: "One",
  parameters: [{ name: "limit", in: "query", schema: { type: "integer", description: "Some." } }],
  responses: {
    "200": {
      description: "Done.",
      content: { "application/json": { schema: { $ref: "#/components/schemas/Card" }, example: {} } },
    },
  },
  ...changes,
});
const documentOf = (operations: Record<string, Operation>, rest: object = {}): BundledDocument => ({
  openapi: "3.1.0",
  info: { title: "Cases", version: "1.0.0" },
  paths: Object.fromEntries(Object.entries(operations).map(([path, each]) => [path, { get: each }])),
  components: { schemas: { Card: card }, securitySchemes: { key: { type: "http", scheme: "bearer" } } },
  security: [{ key: [] }],
  webhooks: { happened: { post: operation("happened") } },
  ...rest,
});
const withSchemas = (schemas: object) => ({ components: { ...base.components, schemas } });
const withCard = (schema: object) => withSchemas({ Card: schema });
const base = documentOf({ "/one": operation("readOne"), "/two": operation("readTwo") });

it("names every operation of the first release", () => {
  expect(describeOperations(undefined, base)).toEqual([
    "- First release, in which every operation is new: `readOne`, `readTwo`, `happened`",
  ]);
});

it("names what was added, changed, deprecated and removed, in this order", () => {
  const revision = documentOf({
    "/three": operation("readThree"),
    "/one": operation("readOne", { deprecated: true }),
    "/four": operation("readFour"),
  });
  expect(
    describeOperations(base, {
      ...revision,
      webhooks: { happened: { post: operation("happened", { parameters: [] }) } },
    }),
  ).toEqual([
    "- Added `readThree` (GET /three)",
    "- Added `readFour` (GET /four)",
    "- Changed `happened` (webhook happened)",
    "- Deprecated `readOne` (GET /one)",
    "- Removed `readTwo` (GET /two)",
  ]);
});

const one = (changes: object) => documentOf({ "/one": operation("readOne", changes), "/two": operation("readTwo") });
const two = ["/one", "/two"];
const both = Object.fromEntries(two.map((path, index) => [path, operation(index === 0 ? "readOne" : "readTwo")]));

it.each([
  ["another summary", one({ summary: "Two" })],
  [
    "another description of a parameter",
    one({ parameters: [{ name: "limit", in: "query", description: "New.", schema: { type: "integer" } }] }),
  ],
  [
    "another description and example in a shared schema",
    documentOf(both, withCard({ ...card, description: "New.", examples: [{}] })),
  ],
  ["required properties in another order", documentOf(both, withCard({ ...card, required: ["b", "a"] }))],
  [
    "properties in another order",
    documentOf(
      both,
      withCard({
        ...card,
        properties: { next: card.properties.next, description: card.properties.description, a: { type: "string" } },
      }),
    ),
  ],
  [
    "a schema that moved to a place of its own",
    documentOf(
      both,
      withSchemas({
        Card: { $ref: "#/components/schemas/Moved" },
        Moved: { ...card, properties: { ...card.properties, next: { $ref: "#/components/schemas/Moved" } } },
      }),
    ),
  ],
])("does not call it a change: %s", (_change, revision) => {
  expect(describeOperations(base, revision)).toEqual(["- No operation has changed."]);
});

it.each([
  ["another path", 1, documentOf({ "/uno": operation("readOne"), "/two": operation("readTwo") })],
  ["a parameter less", 1, one({ parameters: [] })],
  [
    "a response more",
    1,
    one({ responses: { ...(operation("readOne")["responses"] as object), "404": { description: "None." } } }),
  ],
  ["no key that is asked for", 1, one({ security: [] })],
  [
    "a property that is called description, in a shared schema",
    3,
    documentOf(both, withCard({ ...card, properties: { ...card.properties, description: { type: "integer" } } })),
  ],
  [
    "an enum in a shared schema",
    3,
    documentOf(both, withCard({ ...card, properties: { ...card.properties, a: { enum: ["a"] } } })),
  ],
  [
    "an enum that may grow",
    3,
    documentOf(
      both,
      withCard({ ...card, properties: { ...card.properties, a: { type: "string", "x-open-enum": true } } }),
    ),
  ],
  ["no key that is asked for by default", 3, documentOf(both, { security: [] })],
])("calls it a change: %s, in %i of three", (_change, count, revision) => {
  const described = describeOperations(base, revision);
  expect(described).toHaveLength(count);
  for (const line of described) expect(line).toMatch(/^- Changed /);
});
