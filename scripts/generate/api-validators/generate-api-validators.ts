import { generatedFile, type GeneratedFile } from "../generated-file.ts";
import type { BundledDocument } from "../load-document.ts";
import { kebabCase, propertyKey } from "../names.ts";
import type { OperationModel, WebhookModel } from "../operation-model.ts";
import { readOperations, readWebhooks } from "../operations.ts";
import { operationModule, webhookModule } from "./operation-module.ts";
import { defaultOf } from "./parameter-literal.ts";
import { SchemaGraph } from "./schema-graph.ts";
import { withOpenEnums } from "./with-open-enums.ts";

const folder = "packages/api-validators/src/generated";

/** One validator module for each operation and webhook, the table of them, and the types of parameter defaults. */
export function generateApiValidators(document: BundledDocument): GeneratedFile[] {
  const operations = readOperations(document);
  const graph = new SchemaGraph(document);
  // An integrator's validators must not refuse an event that has a newer value than they know.
  const received = withOpenEnums(document);
  const webhooks = readWebhooks(received);
  const webhookGraph = new SchemaGraph(received);
  return [
    ...operations.map((operation) =>
      generatedFile(`${folder}/operations/${kebabCase(operation.operationId)}.ts`, operationModule(graph, operation)),
    ),
    ...webhooks.map((webhook) =>
      generatedFile(`${folder}/webhooks/${kebabCase(webhook.operationId)}.ts`, webhookModule(webhookGraph, webhook)),
    ),
    generatedFile(`${folder}/operations.ts`, tables(operations, webhooks)),
    generatedFile(`${folder}/parameter-defaults.ts`, parameterDefaults(graph, operations)),
  ];
}

function tables(operations: OperationModel[], webhooks: WebhookModel[]): string {
  return `import type { OperationSummary, WebhookSummary } from "../runtime/validated.ts";

/** The operationId of every operation. */
export type OperationId = ${union(operations.map(({ operationId }) => operationId))};

/** The operationId of every webhook. */
export type WebhookId = ${union(webhooks.map(({ operationId }) => operationId))};

/** Every operation of the API by its operationId. */
export const operations: Readonly<Record<OperationId, OperationSummary>> = {
${operations.map(operationEntry).join("\n")}
};

/** Every webhook of the API by its operationId. */
export const webhooks: Readonly<Record<WebhookId, WebhookSummary>> = {
${webhooks.map(webhookEntry).join("\n")}
};
`;
}

function union(names: string[]): string {
  return names.length === 0 ? "never" : names.map((name) => `\n  | ${JSON.stringify(name)}`).join("");
}

function operationEntry(operation: OperationModel): string {
  const { operationId, method, path, tags, security, responses, requestBody } = operation;
  const summary = {
    operationId,
    method: method.toUpperCase(),
    path,
    tags,
    security: security.length > 0 && security.every((requirement) => Object.keys(requirement).length > 0),
    statuses: responses.map(({ status }) => status),
    requestContentTypes: requestBody?.content.map(({ type }) => type) ?? [],
  };
  return literalEntry(operationId, summary);
}

function webhookEntry({ operationId, name, method }: WebhookModel): string {
  return literalEntry(operationId, { operationId, name, method: method.toUpperCase() });
}

function literalEntry(name: string, value: object): string {
  const lines = Object.entries(value).map(([key, item]) => `    ${key}: ${JSON.stringify(item)},`);
  return `  ${propertyKey(name)}: {\n${lines.join("\n")}\n  },`;
}

const partsByLocation = ["path", "query", "header", "cookie"] as const;

/** Parameters with a default are present in every validated request; types cannot tell that from the document. */
function parameterDefaults(graph: SchemaGraph, operations: OperationModel[]): string {
  const entries = operations.flatMap(({ operationId, parameters }) => {
    const parts = partsByLocation.flatMap((location) => {
      const names = parameters
        .filter(({ in: place, schema }) => place === location && schema && defaultOf({ graph }, schema) !== undefined)
        .map(({ name }) => JSON.stringify(name));
      return names.length === 0 ? [] : [`${location}: ${names.join(" | ")}`];
    });
    return parts.length === 0 ? [] : [`  ${propertyKey(operationId)}: { ${parts.join("; ")} };`];
  });
  return `/** The names of the parameters that have a default, by operation and location. */
export interface ParameterDefaults {
${entries.join("\n")}
}
`;
}
