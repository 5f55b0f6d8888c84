import { generatedFile, type GeneratedFile } from "../generated-file.ts";
import { GenerationError } from "../generation-error.ts";
import { isRecord, resolveObject } from "../json-pointer.ts";
import type { BundledDocument } from "../load-document.ts";
import { camelCase, kebabCase } from "../names.ts";
import type { WebhookModel } from "../operation-model.ts";
import { namedObjectSchemas } from "../object-schemas.ts";
import { readWebhooks } from "../operations.ts";
import { reachableSchemas } from "../reachable-schemas.ts";
import { schemaTypesModule } from "../schema-types-module.ts";

const folder = "packages/webhooks/src/generated";

/** The validator and the documented example of every event, by the name of its webhook. */
export function generateWebhooks(document: BundledDocument): GeneratedFile[] {
  const webhooks = readWebhooks(document).filter(({ method }) => method === "post");
  return [
    generatedFile(`${folder}/event-validators.ts`, eventValidators(webhooks)),
    generatedFile(`${folder}/example-events.ts`, exampleEvents(document, webhooks)),
    generatedFile(`${folder}/schemas.ts`, schemaTypesModule(schemaNames(document))),
  ];
}

/** The types of whatever an event consists of. */
function schemaNames(document: BundledDocument): string[] {
  const reachable = reachableSchemas(document, document.webhooks);
  return [...namedObjectSchemas(document)].filter(([name]) => reachable.has(name)).map(([, type]) => type);
}

function eventValidators(webhooks: WebhookModel[]): string {
  const imports = webhooks.map(({ operationId }) => {
    const from = `@payment-sessions/api-validators/webhooks/${kebabCase(operationId)}`;
    return `import { validate as ${camelCase(operationId)} } from ${JSON.stringify(from)};`;
  });
  const entries = webhooks.map(({ name, operationId }) => `  ${JSON.stringify(name)}: ${camelCase(operationId)},`);
  return `${imports.join("\n")}
import type { EventValidators } from "../event-types.ts";

/** The validator of every event by its type. */
export const eventValidators: EventValidators = {
${entries.join("\n")}
};
`;
}

function exampleEvents(document: BundledDocument, webhooks: WebhookModel[]): string {
  const entries = webhooks.map((webhook) => {
    const example = exampleOf(document, webhook);
    assertEvent(example, webhook);
    return `  ${JSON.stringify(webhook.name)}: ${indented(example)},`;
  });
  return `import type { ExampleEvents } from "../event-types.ts";

/** The event that the document shows for every type. */
export const exampleEvents: ExampleEvents = {
${entries.join("\n")}
};
`;
}

/** Receivers tell events apart by this member, so a webhook of another kind is none. */
function assertEvent(example: unknown, { name, pointer }: WebhookModel): void {
  if (isRecord(example) && example["event_type"] === name) {
    return;
  }
  throw new GenerationError(pointer, `There must be an example of the event, with "${name}" as its "event_type".`);
}

function exampleOf(document: BundledDocument, { requestBody }: WebhookModel): unknown {
  const [content] = requestBody?.content ?? [];
  if (content === undefined) {
    return undefined;
  }
  const { value: node, pointer } = resolveObject(document, { $ref: `#${content.pointer}` }, content.pointer);
  const [first] = isRecord(node["examples"]) ? Object.values(node["examples"]) : [];
  return first === undefined ? node["example"] : resolveObject(document, first, pointer).value["value"];
}

function indented(value: unknown): string {
  return JSON.stringify(value, undefined, 2).replaceAll("\n", "\n  ");
}
