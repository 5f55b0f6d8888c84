import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { loadDocument } from "./load-document.ts";

const root = (path: string) => `openapi: 3.1.0
info: {title: Pets, version: 1.0.0}
paths:
  /pets: {$ref: ${path}}
`;

const pets = `get:
  responses:
    "200":
      description: Pets.
      content:
        application/json:
          schema: {$ref: ../schemas/pets.yaml#/Pet}
`;

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "load-document-"));
});

afterEach(() => rm(folder, { recursive: true }));

async function load(files: Record<string, string>) {
  for (const [path, contents] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), contents);
  }
  return loadDocument(join(folder, "openapi.yaml"));
}

describe("loadDocument", () => {
  it("joins all files into one document and names components by their key", async () => {
    const document = await load({
      "openapi.yaml": root("paths/pets.yaml"),
      "paths/pets.yaml": pets,
      "schemas/pets.yaml": 'Pet: {type: object, properties: {friend: {$ref: "#/Pet"}}}\n',
    });
    expect(document.components).toEqual({
      schemas: { Pet: { type: "object", properties: { friend: { $ref: "#/components/schemas/Pet" } } } },
    });
    expect(document.paths?.["/pets"]).toHaveProperty(
      ["get", "responses", "200", "content", "application/json", "schema", "$ref"],
      "#/components/schemas/Pet",
    );
  });

  it.each([
    {
      fact: "names the file and the place of a reference that leads nowhere",
      files: { "openapi.yaml": root("paths/pets.yaml"), "paths/pets.yaml": pets, "schemas/pets.yaml": "Cat: {}\n" },
      message: /^paths\/pets\.yaml#\/get\/responses\/200\/content\/application~1json\/schema: Can't resolve \$ref/,
    },
    {
      fact: "never fetches a reference to another host",
      files: { "openapi.yaml": root("http://127.0.0.1:9/pets.yaml") },
      message: /^\/paths\/~1pets: .* is not a file\.$/,
    },
    {
      fact: "refuses a document that is not OpenAPI 3.1",
      files: { "openapi.yaml": "openapi: 3.0.3\ninfo: {title: Pets, version: 1.0.0}\npaths: {}\n" },
      message: /^\/openapi: Only OpenAPI 3\.1 documents/,
    },
    {
      fact: "refuses a document that is not YAML",
      files: { "openapi.yaml": "openapi: [" },
      message: /^\/: The document cannot be read: .*\.$/,
    },
    { fact: "refuses a file that is not there", files: {}, message: /^\/: The document cannot be read: ENOENT/ },
  ])("$fact", async ({ files, message }) => {
    await expect(load(files as Record<string, string>)).rejects.toThrow(
      expect.objectContaining({ name: "GenerationError", message: expect.stringMatching(message) }),
    );
  });
});
