import { describe, expect, it } from "vitest";
import { generateFiles } from "../generate/generate-files.ts";
import { GenerationError } from "../generate/generation-error.ts";
import type { BundledDocument } from "../generate/load-document.ts";
import { generateApiTypes } from "../generate/api-types/generate-api-types.ts";
import { generateApiValidators } from "../generate/api-validators/generate-api-validators.ts";
import { generateHandlers } from "../generate/handlers.ts";

type Json = Record<string, unknown>;

const ok = { 200: { description: "Fine." } };

function documentWith(rest: Json): BundledDocument {
  return { openapi: "3.1.0", info: { title: "Broken", version: "1" }, ...rest };
}

function withOperation(operation: Json, path = "/pets", item: Json = {}): BundledDocument {
  return documentWith({
    paths: { [path]: { ...item, get: { operationId: "listPets", responses: ok, ...operation } } },
  });
}

function withSchema(schema: unknown, schemas: Json = {}): BundledDocument {
  const content = { "application/json": { schema } };
  return { ...withOperation({ requestBody: { content } }), components: { schemas } };
}

function withParameter(parameter: Json): BundledDocument {
  return withOperation({ parameters: [{ name: "a", in: "query", schema: { type: "string" }, ...parameter }] });
}

const body = "/paths/~1pets/get/requestBody/content/application~1json/schema";
const parameter = "/paths/~1pets/get/parameters/0";
const loop = {
  A: { allOf: [{ $ref: "#/components/schemas/B" }] },
  B: { anyOf: [{ $ref: "#/components/schemas/A" }, { type: "null" }] },
};
const twoPaths = (first: string, second: string) =>
  documentWith({
    paths: {
      "/a": { get: { operationId: first, responses: ok } },
      "/b": { get: { operationId: second, responses: ok } },
    },
  });

/** [what is wrong, document, message] */
const documents: [string, BundledDocument, string][] = [
  ["a path without a slash", withOperation({}, "pets"), '/paths/pets: A path must start with "/".'],
  [
    "an operation that is not an object",
    documentWith({ paths: { "/pets": { get: 1 } } }),
    "/paths/~1pets/get: An operation must be an object.",
  ],
  [
    "an empty operationId",
    withOperation({ operationId: "-" }),
    "/paths/~1pets/get/operationId: The operationId has no letter or digit.",
  ],
  [
    "ids that differ in notation only",
    twoPaths("listPets", "list-pets"),
    '/paths/~1b/get: The operationId "list-pets" gives the same name as the one of /paths/~1a/get.',
  ],
  [
    "a webhook with the id of an operation",
    { ...withOperation({}), webhooks: { pets: { post: { operationId: "listPets", responses: ok } } } },
    '/webhooks/pets/post: The operationId "listPets" gives the same name as the one of /paths/~1pets/get.',
  ],
  [
    "no responses",
    withOperation({ responses: {} }),
    "/paths/~1pets/get/responses: An operation must document at least one response.",
  ],
  [
    "an impossible status",
    withOperation({ responses: { 99: ok[200] } }),
    '/paths/~1pets/get/responses/99: "99" is not a status, a range such as 4XX, or default.',
  ],
  [
    "a reference that leads nowhere",
    withOperation({ responses: { 200: { $ref: "#/components/responses/Gone" } } }),
    '/paths/~1pets/get/responses/200: "#/components/responses/Gone" leads nowhere.',
  ],
  [
    "a reference to itself",
    {
      ...withOperation({ responses: { 200: { $ref: "#/components/responses/Loop" } } }),
      components: { responses: { Loop: { $ref: "#/components/responses/Loop" } } },
    },
    "/paths/~1pets/get/responses/200: The reference leads back to itself.",
  ],
  [
    "a remote reference",
    withOperation({ requestBody: { $ref: "https://example.com/a.yaml" } }),
    '/paths/~1pets/get/requestBody: Only references into the document can be followed, not "https://example.com/a.yaml".',
  ],
  [
    "a body without content",
    withOperation({ requestBody: { content: {} } }),
    '/paths/~1pets/get/requestBody: A request body must have a "content" with at least one media type.',
  ],
  [
    "a strange media type",
    withOperation({ requestBody: { content: { json: {} } } }),
    '/paths/~1pets/get/requestBody/content/json: "json" is not a media type.',
  ],
  [
    "an undeclared security scheme",
    withOperation({ security: [{ key: [] }] }),
    '/paths/~1pets/get/security: The security scheme "key" is not declared.',
  ],
  [
    "a path parameter that nothing describes",
    withOperation({}, "/pets/{pet}"),
    '/paths/~1pets~1{pet}/get: The path parameter "pet" is not described.',
  ],
  [
    "a path parameter that is not in the path",
    withOperation({ parameters: [{ name: "pet", in: "path", required: true, schema: true }] }),
    '/paths/~1pets/get: The path has no parameter "pet".',
  ],
  [
    "an optional path parameter",
    withParameter({ in: "path" }),
    `${parameter}: The path parameter "a" must be required.`,
  ],
  ["a parameter without a name", withParameter({ name: "" }), `${parameter}: A parameter must have a "name".`],
  [
    "a parameter in the body",
    withParameter({ in: "body" }),
    `${parameter}: "in" of the parameter "a" must be path, query, header or cookie.`,
  ],
  [
    "a style of another location",
    withParameter({ style: "matrix" }),
    `${parameter}: The query parameter "a" cannot have the style "matrix".`,
  ],
  [
    "a parameter twice",
    withOperation({
      parameters: [
        { name: "a", in: "query", schema: true },
        { name: "a", in: "query", schema: true },
      ],
    }),
    '/paths/~1pets/get/parameters/1: The query parameter "a" appears twice.',
  ],
  [
    "a parameter without a schema",
    withParameter({ schema: undefined }),
    `${parameter}: There must be a "schema", or a "content" with exactly one media type.`,
  ],
  [
    "schema and content",
    withParameter({ content: { "application/json": {} } }),
    `${parameter}: "schema" and "content" exclude each other.`,
  ],
  ["allowEmptyValue", withParameter({ allowEmptyValue: true }), `${parameter}: "allowEmptyValue" is not supported.`],
  [
    "a scalar as deepObject",
    withParameter({ style: "deepObject" }),
    `${parameter}: "a" is a scalar, which cannot be written in the style deepObject.`,
  ],
  [
    "an exploded list in a cookie",
    withParameter({ in: "cookie", schema: { type: "array" } }),
    `${parameter}: "a" is a list, which cannot be written in a cookie with explode.`,
  ],
  [
    "a list of lists",
    withParameter({ schema: { type: "array", items: { type: "array" } } }),
    `${parameter}/schema/items: Lists and objects inside a parameter have no text form.`,
  ],
  [
    "a list or a scalar in a path",
    withOperation(
      { parameters: [{ name: "a", in: "path", required: true, schema: { type: ["array", "string"] } }] },
      "/pets/{a}",
    ),
    '/paths/~1pets~1{a}/get/parameters/0: "a" is a scalar or a list, which cannot be written in the style simple.',
  ],
  [
    "a parameter that is an object or a scalar",
    withParameter({ schema: { type: ["object", "string"] } }),
    `${parameter}/schema: A parameter cannot be object or string: its text does not tell which.`,
  ],
  [
    "a parameter that is null",
    withParameter({ schema: { type: "null" } }),
    `${parameter}/schema: The parameter accepts no value that can be written as text.`,
  ],
  [
    "an unknown dialect",
    { ...withOperation({}), jsonSchemaDialect: "http://json-schema.org/draft-07/schema" },
    '/jsonSchemaDialect: The schema dialect "http://json-schema.org/draft-07/schema" is not supported.',
  ],
  ["a mistyped keyword", withSchema({ minLenght: 1 }), `${body}: The schema keyword "minLenght" is not supported.`],
  [
    "nullable",
    withSchema({ nullable: true }),
    `${body}: The schema keyword "nullable" is not supported: OpenAPI 3.1 says it with "type": [..., "null"].`,
  ],
  ["$dynamicRef", withSchema({ $dynamicRef: "#a" }), `${body}: The schema keyword "$dynamicRef" is not supported.`],
  ["$anchor", withSchema({ $anchor: "a" }), `${body}: The schema keyword "$anchor" is not supported.`],
  ["$id", withSchema({ $id: "https://example.com/a" }), `${body}: The schema keyword "$id" is not supported.`],
  [
    "an old exclusiveMinimum",
    withSchema({ exclusiveMinimum: true }),
    `${body}/exclusiveMinimum: "exclusiveMinimum" must be a number.`,
  ],
  ["old tuples", withSchema({ items: [{ type: "string" }] }), `${body}/items: "items" must be a schema.`],
  [
    "an unknown type",
    withSchema({ type: "file" }),
    `${body}/type: "type" must be one of the seven JSON types, or a list of them.`,
  ],
  ["an empty enum", withSchema({ enum: [] }), `${body}/enum: "enum" must be a list with at least one value.`],
  ["a negative length", withSchema({ minLength: -1 }), `${body}/minLength: "minLength" must be a whole number.`],
  [
    "a multiple of nothing",
    withSchema({ multipleOf: 0 }),
    `${body}/multipleOf: "multipleOf" must be a number greater than 0.`,
  ],
  [
    "a broken pattern",
    withSchema({ properties: { a: { pattern: "(" } } }),
    `${body}/properties/a/pattern: The pattern "(" is not a valid regular expression.`,
  ],
  [
    "a schema that is a list",
    withSchema({ properties: { a: [] } }),
    `${body}/properties: "properties" must be an object of schemas.`,
  ],
  [
    "a schema that leads back in place",
    withSchema({ $ref: "#/components/schemas/A" }, loop),
    "/components/schemas/A: The schema refers back to itself for the same value, so no check would end.",
  ],
  [
    "a mapping to a stranger",
    withSchema(
      {
        oneOf: [{ $ref: "#/components/schemas/A" }, { type: "null" }],
        discriminator: { propertyName: "t", mapping: { b: "#/components/schemas/B" } },
      },
      { A: { type: "object" }, B: { type: "object" } },
    ),
    `${body}/discriminator/mapping/b: "#/components/schemas/B" is not one of the branches.`,
  ],
  [
    "enums of one name",
    { ...withOperation({}), components: { schemas: { Mood: { enum: ["a"] }, mood: { enum: ["b"] } } } },
    '/components/schemas/mood: The enum "mood" gets the same name as the one of /components/schemas/Mood.',
  ],
];

const webhook = (content: Json): BundledDocument =>
  documentWith({
    webhooks: { moved: { post: { requestBody: { content: { "application/json": content } }, responses: ok } } },
  });

/** [what is wrong, document] */
const unusualWebhooks: [string, BundledDocument][] = [
  ["no example", webhook({ schema: true })],
  ["an example that is no event", webhook({ example: { action: "moved" } })],
  ["the example of another event", webhook({ example: { event_type: "stayed" } })],
];

describe("a broken document", () => {
  it.each(unusualWebhooks)("fails at a webhook with %s", async (_, document) => {
    await expect(generateFiles(document)).rejects.toThrow(
      '/webhooks/moved/post: There must be an example of the event, with "moved" as its "event_type".',
    );
  });

  it.each(documents)("fails with one sentence that names the place: %s", async (_, document, message) => {
    const generated = generateFiles(document, [generateApiValidators, generateHandlers, generateApiTypes]);
    const error: unknown = await generated.then(
      () => undefined,
      (reason: unknown) => reason,
    );
    expect(error).toBeInstanceOf(GenerationError);
    expect((error as GenerationError).message).toBe(message);
  });
});
