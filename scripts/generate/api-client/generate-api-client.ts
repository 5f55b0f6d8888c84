import { generatedFile, type GeneratedFile } from "../generated-file.ts";
import type { BundledDocument } from "../load-document.ts";
import { camelCase, kebabCase, pascalCase, propertyKey } from "../names.ts";
import { schemaTypesModule } from "../schema-types-module.ts";
import { methodSignature } from "./method-signature.ts";
import { operationEntry } from "./operation-entry.ts";
import { readResources, type ResourceModel } from "./read-resources.ts";
import { type SchemaNames, schemaNames } from "./signature-types.ts";
import { tsdoc } from "./tsdoc.ts";

const folder = "packages/api-client/src/generated";

/** The client's methods: for each tag the types of its methods, and a table from which the core makes them. */
export function generateApiClient(document: BundledDocument): GeneratedFile[] {
  const resources = readResources(document);
  const names = schemaNames(document);
  return [
    ...resources.map((resource) => generatedFile(fileOf(resource), resourceModule(document, names, resource))),
    generatedFile(`${folder}/resources.ts`, resourcesModule(resources)),
    generatedFile(`${folder}/resource-table.ts`, tableModule(resources)),
    generatedFile(`${folder}/schemas.ts`, schemaTypesModule([...names.values()])),
  ];
}

function fileOf({ tag }: ResourceModel): string {
  return `${folder}/resources/${kebabCase(tag)}.ts`;
}

function resourceModule(
  document: BundledDocument,
  names: SchemaNames,
  { tag, description, methods }: ResourceModel,
): string {
  const signatures = methods.map((method) => methodSignature(document, names, method));
  const entries = methods.map((method) => operationEntry(document, method));
  return `${importsOf(names, signatures.join("\n"))}

${tsdoc([description ?? `${tag}.`])}export interface ${pascalCase(tag)}Resource {
${signatures.join("\n\n")}
}

/** The same operations, as the core of the client reads them. */
export const ${camelCase(tag)}: Readonly<Record<string, Operation>> = {
${entries.join("\n")}
};
`;
}

/** All that the signatures name. */
function importsOf(names: SchemaNames, signatures: string): string {
  const words = new Set(signatures.replaceAll(/\/\*\*[^]*?\*\/|"[^"]*"/g, "").match(/\w+/g));
  const line = (from: string, types: string[]) => {
    const used = types.filter((type) => words.has(type)).toSorted();
    return used.length > 0 ? [`import type { ${used.join(", ")} } from "${from}";`] : [];
  };
  return [
    ...line("@payment-sessions/api-types", ["operations", ...names.values()]),
    'import type { RequestOptions } from "../../client-options.ts";',
    'import type { Operation } from "../../operation.ts";',
    ...line("../../operation-types.ts", ["Body", "Path", "Query", "SuccessBodies"]),
    ...line("../../result.ts", ["Call", "ListCall"]),
  ].join("\n");
}

function resourcesModule(resources: readonly ResourceModel[]): string {
  const names = resources.map(({ tag }) => [`${pascalCase(tag)}Resource`, `./resources/${kebabCase(tag)}.ts`]);
  const properties = resources.map(
    ({ name, tag, description }) =>
      `${tsdoc([description ?? `${tag}.`], "  ")}  readonly ${propertyKey(name)}: ${pascalCase(tag)}Resource;`,
  );
  return `${names.map(([type, file]) => `import type { ${type} } from "${file}";`).join("\n")}

export type { ${names.map(([type]) => type).join(", ")} };

/** One property for each kind of object. */
export interface Resources {
${properties.join("\n")}
}
`;
}

function tableModule(resources: readonly ResourceModel[]): string {
  const imports = resources.map(({ tag }) => `import { ${camelCase(tag)} } from "./resources/${kebabCase(tag)}.ts";`);
  const entries = resources.map(({ name, tag }) =>
    name === camelCase(tag) ? `  ${name},` : `  ${propertyKey(name)}: ${camelCase(tag)},`,
  );
  return `import type { ResourceTable } from "../operation.ts";
${imports.join("\n")}

/** All operations, as the core of the client reads them. */
export const resourceTable: ResourceTable = {
${entries.join("\n")}
};
`;
}
