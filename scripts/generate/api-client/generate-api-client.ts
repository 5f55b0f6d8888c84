import { generatedFile, type GeneratedFile } from "../generated-file.ts";
import type { BundledDocument } from "../load-document.ts";
import { camelCase, kebabCase, pascalCase, propertyKey } from "../names.ts";
import type { OperationModel } from "../operations.ts";
import { methodSignature, plainType } from "./method-signature.ts";
import { isList, operationEntry } from "./operation-entry.ts";
import { type MethodModel, readResources, type ResourceModel } from "./read-resources.ts";
import { tsdoc } from "./tsdoc.ts";

const folder = "packages/api-client/src/generated";

/** The client's methods: for each tag the types of its methods, and a table from which the core makes them. */
export function generateApiClient(document: BundledDocument): GeneratedFile[] {
  const resources = readResources(document);
  return [
    ...resources.map((resource) => generatedFile(fileOf(resource), resourceModule(document, resource))),
    generatedFile(`${folder}/resources.ts`, resourcesModule(resources)),
    generatedFile(`${folder}/resource-table.ts`, tableModule(resources)),
  ];
}

function fileOf({ tag }: ResourceModel): string {
  return `${folder}/resources/${kebabCase(tag)}.ts`;
}

function resourceModule(document: BundledDocument, { tag, description, methods }: ResourceModel): string {
  const signatures = methods.map((method) => methodSignature(document, method));
  const entries = methods.map((method) => operationEntry(document, method));
  return `${importsOf(document, methods)}

${tsdoc([description ?? `${tag}.`])}export interface ${pascalCase(tag)}Resource {
${signatures.join("\n\n")}
}

/** The same operations, as the core of the client reads them. */
export const ${camelCase(tag)}: Readonly<Record<string, Operation>> = {
${entries.join("\n")}
};
`;
}

function importsOf(document: BundledDocument, methods: readonly MethodModel[]): string {
  const some = (name: string, test: (operation: OperationModel) => boolean) =>
    methods.some(({ operation }) => test(operation)) ? [name] : [];
  const types = [
    ...some("Body", ({ requestBody }) => requestBody !== undefined),
    ...some("Path", ({ parameters }) =>
      parameters.some((parameter) => parameter.in === "path" && plainType(document, parameter) === undefined),
    ),
    ...some("Query", ({ parameters }) => parameters.some((parameter) => parameter.in === "query")),
  ];
  const results = [
    ...some("Call", (operation) => !isList(document, operation)),
    ...some("ListCall", (operation) => isList(document, operation)),
  ];
  return [
    'import type { operations } from "@payment-sessions/api-types";',
    'import type { RequestOptions } from "../../client-options.ts";',
    'import type { Operation } from "../../operation.ts";',
    ...(types.length > 0 ? [`import type { ${types.join(", ")} } from "../../operation-types.ts";`] : []),
    `import type { ${results.join(", ")} } from "../../result.ts";`,
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
