import openapiTS, { astToString } from "openapi-typescript";
import { generatedFile, type GeneratedFile } from "../generated-file.ts";
import type { BundledDocument } from "../load-document.ts";
import { namedObjectSchemas } from "../object-schemas.ts";
import { withOperationIds } from "../operation-ids.ts";
import { enumsModule } from "./enums-module.ts";
import { inlineHeaders } from "./inline-headers.ts";
import { openEnumType } from "./open-enum-type.ts";
import { withSchemaInterfaces } from "./schema-interfaces.ts";

const folder = "packages/api-types/src/generated";

/** The types of the document, and its named enums as values. */
export async function generateApiTypes(document: BundledDocument): Promise<GeneratedFile[]> {
  const nodes = await openapiTS(inlineHeaders(withOperationIds(document)) as never, {
    silent: true,
    // A default is filled in by the receiver: the sender may leave the property out.
    defaultNonNullable: false,
    transform: openEnumType,
  });
  const names = namedObjectSchemas(document);
  return [
    generatedFile(`${folder}/openapi.ts`, withoutBanner(astToString(withSchemaInterfaces(nodes, names)))),
    generatedFile(`${folder}/enums.ts`, enumsModule(document)),
  ];
}

/** openapi-typescript leads with a comment of its own in some versions; our header alone says where a file is from. */
function withoutBanner(source: string): string {
  return source.replace(/^\/\*\*\n \* This file was auto-generated[^]*?\*\/\n+/, "");
}
