import { expect, it } from "vitest";
import type { BundledDocument } from "../load-document.ts";
import { generateApiTypes } from "./generate-api-types.ts";

async function typesOf(schemas: Record<string, unknown>): Promise<string> {
  const document: BundledDocument = { openapi: "3.1.0", info: { title: "T", version: "1" }, components: { schemas } };
  const files = await generateApiTypes(document);
  return files[0]?.contents ?? "";
}

const pet = { type: "object", description: "An animal.", required: ["id"], properties: { id: { type: "string" } } };

it("exports an object of the document as an interface, with its description", async () => {
  const types = await typesOf({ Pet: pet });

  expect(types).toContain("/** @description An animal. */\nexport interface Pet {\n    id: string;\n}\n");
  expect(types).toContain("    schemas: {\n        Pet: Pet;\n    };\n");
});

it("exports what is put together as an interface that extends it", async () => {
  const more = { allOf: [{ $ref: "#/components/schemas/Pet" }], properties: { age: { type: "integer" } } };

  expect(await typesOf({ Pet: pet, "old-pet": more })).toMatch(
    /type Composed<T> = T;\n[^]*export interface OldPet extends Composed<[^]*components\["schemas"\]\["Pet"\]/,
  );
});

it("leaves other schemas where they are", async () => {
  const types = await typesOf({ Pet: pet, Size: { type: "integer", description: "In centimetres." } });

  expect(types).toContain("        /** @description In centimetres. */\n        Size: number;\n");
  expect(types).not.toContain("Composed");
});
