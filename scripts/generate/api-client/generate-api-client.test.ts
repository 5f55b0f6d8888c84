import { describe, expect, it } from "vitest";
import type { BundledDocument } from "../load-document.ts";
import { generateApiClient } from "./generate-api-client.ts";

const noContent = { "204": { description: "Nothing." } };
const answer = (schema: object, type = "application/json") => ({
  "200": { description: "Found.", content: { [type]: { schema } } },
});

function documentOf(paths: Record<string, unknown>, more: object = {}): BundledDocument {
  return { openapi: "3.1.0", info: { title: "T", version: "1" }, paths, ...more };
}

function generate(document: BundledDocument, name = "pets"): string {
  const files = generateApiClient(document);
  return files.find(({ path }) => path.endsWith(`/resources/${name}.ts`))?.contents ?? "";
}

/** Signature and table entry of a single operation, each on one line. */
function generateOne(method: string, path: string, operation: object, more: object = {}) {
  const document = documentOf({ [path]: { [method]: { tags: ["Pets"], responses: noContent, ...operation } } }, more);
  const [, signature = "", entry = ""] = generate(document)
    .split(/^export .* \{\n/m)
    .map(onOneLine);
  return { signature: signature.replace(/ \}$/, ""), entry: entry.replace(/ \};$/, "") };
}

function onOneLine(code: string): string {
  const uncommented = code.replaceAll(/\/\*\*[^]*?\*\//g, "");
  return uncommented
    .replaceAll(/\s+/g, " ")
    .replaceAll("( ", "(")
    .replaceAll(", )", ")")
    .replaceAll(", }", " }")
    .trim();
}

const parameter = (name: string, place: string, more: object = {}) => ({
  name,
  in: place,
  required: place === "path",
  schema: { type: "string" },
  ...more,
});

const jsonBody = (required: boolean) => ({ required, content: { "application/json": { schema: {} } } });

describe("signatures", () => {
  it.each([
    ["no arguments but options", "/pets", {}, "show(options?: RequestOptions): Call<SuccessBodies<T>>;"],
    [
      "path parameters in the order of the template",
      "/a/{b}/{a}",
      { parameters: [parameter("a", "path"), parameter("b", "path", { schema: { type: "integer" } })] },
      "show(b: number, a: string, options?: RequestOptions): Call<SuccessBodies<T>>;",
    ],
    [
      "the type of an enum",
      "/a/{b}",
      { parameters: [parameter("b", "path", { schema: { type: "string", enum: ["x"] } })] },
      'show(b: Path<T>["b"], options?: RequestOptions): Call<SuccessBodies<T>>;',
    ],
    [
      "names that are free and allowed",
      "/{class}/{body}/{pet-id}/{pet_id}",
      { parameters: ["class", "body", "pet-id", "pet_id"].map((name) => parameter(name, "path")) },
      "show(_class: string, body_: string, petId: string, petId_: string, options?: RequestOptions): Call<SuccessBodies<T>>;",
    ],
    [
      "optional parameters of a query",
      "/pets",
      { parameters: [parameter("q", "query"), parameter("h", "header"), parameter("c", "cookie")] },
      "show(query?: Query<T>, options?: RequestOptions): Call<SuccessBodies<T>>;",
    ],
    [
      "a query with a required parameter",
      "/pets",
      { parameters: [parameter("q", "query", { required: true })] },
      "show(query: Query<T>, options?: RequestOptions): Call<SuccessBodies<T>>;",
    ],
    [
      "an optional body before a required query",
      "/pets",
      { requestBody: jsonBody(false), parameters: [parameter("q", "query", { required: true })] },
      "show(body: Body<T> | undefined, query: Query<T>, options?: RequestOptions): Call<SuccessBodies<T>>;",
    ],
    [
      "a list",
      "/pets",
      { responses: answer({ type: ["array", "null"], items: {} }) },
      "show(options?: RequestOptions): ListCall<SuccessBodies<T>>;",
    ],
  ])("have %s", (_, path, operation, signature) => {
    const one = generateOne("get", path, { ...operation, operationId: "show" });

    expect(one.signature.replaceAll('operations["show"]', "T")).toBe(signature);
  });

  const pet = { $ref: "#/components/schemas/Pet" };
  const components = {
    schemas: { Pet: { type: "object" }, Call: { type: "object" }, Size: { type: "string" }, Error: { type: "object" } },
  };
  const bodyOf = (schema: object) => ({ required: true, content: { "application/json": { schema } } });

  it.each([
    ["a body", { requestBody: bodyOf(pet) }, "show(body: Pet, options?: RequestOptions): Call<SuccessBodies<T>>;"],
    ["an answer", { responses: answer(pet) }, "show(options?: RequestOptions): Call<{ 200: Pet }>;"],
    [
      "an answer beside errors",
      { responses: { ...answer(pet), default: answer({})["200"] } },
      "show(options?: RequestOptions): Call<{ 200: Pet }>;",
    ],
    [
      "a list",
      { responses: answer({ type: "array", items: pet }) },
      "show(options?: RequestOptions): ListCall<{ 200: Pet[] }>;",
    ],
  ])("name the type of %s", (_, operation, signature) => {
    const one = generateOne("get", "/pets", { ...operation, operationId: "show" }, { components });

    expect(one.signature.replaceAll('operations["show"]', "T")).toBe(signature);
  });

  it.each([
    ["the client has another meaning of", answer({ $ref: "#/components/schemas/Call" })],
    ["JavaScript has another meaning of", answer({ $ref: "#/components/schemas/Error" })],
    ["is that of no object", answer({ $ref: "#/components/schemas/Size" })],
    ["stands for one of two answers", { ...answer(pet), "201": answer(pet)["200"] }],
    ["stands for a range", { "2XX": answer(pet)["200"] }],
    ["stands for one of two forms", { "200": { content: { "a/json": { schema: pet }, "b/json": { schema: pet } } } }],
  ])("do without a name that %s", (_, responses) => {
    const one = generateOne("get", "/pets", { responses, operationId: "show" }, { components });

    expect(one.signature).toContain('Call<SuccessBodies<operations["show"]>>;');
  });

  it("break where they are longer than a line", () => {
    const long = { operationId: `create${"VeryLong".repeat(9)}Pet`, requestBody: jsonBody(true) };

    expect(generate(documentOf({ "/pets": { post: { tags: ["Pets"], responses: noContent, ...long } } }))).toMatch(
      /\(\n {4}body: Body<.*>,\n {4}options\?: RequestOptions,\n {2}\): Call<.*>;\n/,
    );
  });
});

describe("tables", () => {
  it.each([
    ["a body", "post", { requestBody: jsonBody(true), responses: answer({}) }, ', body: "application/json"'],
    [
      "JSON where there is a choice",
      "post",
      { requestBody: { content: { "text/csv": {}, "application/merge-patch+json": {} } }, responses: answer({}) },
      ', body: "application/merge-patch+json"',
    ],
    ["answers that are not JSON", "get", { responses: answer({}, "image/png") }, ', accept: "image/png"'],
    ["answers without a body", "get", {}, ", empty: true"],
    ["a default that describes success", "get", { responses: { default: answer({})["200"] } }, ""],
    [
      "unusual styles",
      "get",
      { responses: answer({}), parameters: [parameter("q", "query", { style: "deepObject", explode: true })] },
      ', query: true, queryStyles: { q: { style: "deepObject", explode: true } }',
    ],
    [
      "parameters that are JSON texts",
      "get",
      {
        responses: answer({}),
        parameters: [{ name: "a-b", in: "query", content: { "application/json": { schema: {} } } }],
      },
      ', query: true, queryStyles: { "a-b": { style: "json" } }',
    ],
    ["lists without cursors", "get", { responses: answer({ type: "array" }) }, ", list: { cursors: false }"],
    ["no list for other methods", "post", { responses: answer({ type: "array" }) }, ""],
  ])("name %s", (_, method, operation, properties) => {
    expect(generateOne(method, "/p", { operationId: "x", ...operation }).entry).toBe(
      `x: { operationId: "x", method: "${method.toUpperCase()}", path: "/p"${properties} }`,
    );
  });

  it("name the cursors of a list and the length of its pages, through references", () => {
    const components = {
      schemas: { Pets: { type: "array", items: {} }, Limit: { type: "integer", default: 25 } },
      parameters: { Limit: parameter("limit", "query", { schema: { $ref: "#/components/schemas/Limit" } }) },
    };
    const parameters = [{ $ref: "#/components/parameters/Limit" }, parameter("starting_after", "query")];
    const operation = { operationId: "x", parameters, responses: answer({ $ref: "#/components/schemas/Pets" }) };

    expect(generateOne("get", "/p", operation, { components }).entry).toContain(
      "query: true, list: { cursors: true, limit: 25 } }",
    );
  });
});

describe("comments", () => {
  const described = (operation: object) =>
    generate(
      documentOf({ "/p/{id}": { get: { tags: ["Pets"], responses: noContent, operationId: "x", ...operation } } }),
    );
  const id = parameter("id", "path", { description: "The pet.\nIts id." });

  it("say what the document says", () => {
    const text = { summary: "Get a pet", description: "First line.\n\nSecond.\n", deprecated: true, parameters: [id] };

    expect(described(text)).toContain(`  /**
   * Get a pet
   *
   * First line.
   *
   * Second.
   *
   * \`GET /p/{id}\`
   *
   * @param id - The pet. Its id.
   * @deprecated
   */
  x(id: string, options?: RequestOptions): Call<SuccessBodies<operations["x"]>>;
`);
  });

  it("say of DELETE alone what a retry of it may be answered with", () => {
    const paths = { "/p": { delete: { tags: ["Pets"], responses: noContent, operationId: "x" } } };

    expect(generate(documentOf(paths))).toContain("answered with 404 although it was\n");
    expect(described({ parameters: [id] })).not.toContain("404");
  });

  it("are neither ended nor tagged by a description", () => {
    const text = described({ summary: "*/ evil() /*", description: "@deprecated\nno", parameters: [id] });

    expect(text).toContain("   * *\\/ evil() /*\n");
    expect(text).toContain("   * \\@deprecated\n");
  });
});

describe("resources", () => {
  const operation = (operationId: string, ...tags: string[]) => ({ operationId, tags, responses: noContent });

  it("come from the first tag, else are the default one", () => {
    const paths = { "/a": { get: operation("a", "Big cats", "x") }, "/b": { get: operation("b") } };
    const files = generateApiClient(documentOf(paths, { tags: [{ name: "Big cats", description: "Lions." }] }));

    expect(files.map(({ path }) => path.replace("packages/api-client/src/generated/", ""))).toEqual([
      "resources/big-cats.ts",
      "resources/default.ts",
      "resources.ts",
      "resource-table.ts",
      "schemas.ts",
    ]);
    expect(files[2]?.contents).toContain(
      "  /** Lions. */\n  readonly bigCats: BigCatsResource;\n  /** default. */\n  readonly default: DefaultResource;\n",
    );
    expect(files[3]?.contents).toContain("  bigCats,\n  default: _default,\n");
  });

  it("keep whole ids where short names clash", () => {
    const paths = {
      "/a": { get: operation("getPet", "Pets"), put: operation("getPets", "Pets"), post: operation("addPet", "Pets") },
    };

    expect(generate(documentOf(paths))).toMatch(/ {2}getPet\([^]* getPets\([^]* add\(/);
  });

  it("refuse two methods of the same name in one sentence that names the place", () => {
    const ids = {
      get: operation("getPet", "Pets"),
      put: operation("getPets", "Pets"),
      post: operation("petGetPet", "Pets"),
    };

    expect(() => generateApiClient(documentOf({ "/a": ids }))).toThrow(
      '/paths/~1a/post: It gives the same method "getPet" of "Pets" as /paths/~1a/get.',
    );
  });

  it("refuse a path parameter that is not declared in one sentence that names the place", () => {
    expect(() => generateApiClient(documentOf({ "/a/{b}": { get: operation("x", "Pets") } }))).toThrow(
      '/paths/~1a~1{b}/get: The path parameter "b" of "/a/{b}" is not declared.',
    );
  });

  it("are none for a document without operations", () => {
    expect(generateApiClient(documentOf({})).map(({ path }) => path.split("/").at(-1))).toEqual([
      "resources.ts",
      "resource-table.ts",
      "schemas.ts",
    ]);
  });
});
