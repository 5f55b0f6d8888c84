import { GenerationError } from "./generation-error.ts";
import { childPointer, isRecord, resolveObject } from "./json-pointer.ts";
import type { BundledDocument } from "./load-document.ts";
import { camelCase } from "./names.ts";
import type { OperationModel, SecurityRequirement, WebhookModel } from "./operation-model.ts";
import { readParameters } from "./read-parameters.ts";
import { readRequestBody, readResponses } from "./read-bodies.ts";

export type * from "./operation-model.ts";

const methods = ["get", "put", "post", "delete", "options", "head", "patch", "trace"] as const;

/** Every operation under `paths`, in the document's order of paths and a fixed order of methods. */
export function readOperations(document: BundledDocument): OperationModel[] {
  const operations = Object.entries(document.paths ?? {}).flatMap(([path, item]) => {
    if (!path.startsWith("/")) {
      throw new GenerationError(childPointer("/paths", path), 'A path must start with "/".');
    }
    return readPathItem(document, path, item, childPointer("/paths", path));
  });
  assertDistinct(operations);
  return operations;
}

/** Every webhook of the document; most have a single method. */
export function readWebhooks(document: BundledDocument): WebhookModel[] {
  const webhooks = Object.entries(document.webhooks ?? {}).flatMap(([name, item]) =>
    readPathItem(document, name, item, childPointer("/webhooks", name)).map((operation) => ({ ...operation, name })),
  );
  assertDistinct(webhooks);
  return webhooks;
}

function readPathItem(document: BundledDocument, path: string, item: unknown, place: string): OperationModel[] {
  const { value: pathItem, pointer } = resolveObject(document, item, place);
  return methods.flatMap((method) => {
    const operation = pathItem[method];
    return operation === undefined ? [] : [readOperation(document, { path, method, pathItem, pointer, operation })];
  });
}

interface OperationPlace {
  path: string;
  method: string;
  pathItem: Record<string, unknown>;
  pointer: string;
  operation: unknown;
}

function readOperation(document: BundledDocument, place: OperationPlace): OperationModel {
  const { path, method, pathItem } = place;
  const pointer = childPointer(place.pointer, method);
  if (!isRecord(place.operation)) {
    throw new GenerationError(pointer, "An operation must be an object.");
  }
  const operation = place.operation;
  const requestBody = readRequestBody(document, operation.requestBody, childPointer(pointer, "requestBody"));
  return {
    operationId: operationIdOf(operation, method, path, pointer),
    method,
    path,
    tags: readStrings(operation.tags, childPointer(pointer, "tags")),
    ...(typeof operation.summary === "string" && { summary: operation.summary }),
    ...(typeof operation.description === "string" && { description: operation.description }),
    deprecated: operation.deprecated === true,
    security: readSecurity(document, operation, pointer),
    parameters: readParameters(document, [
      { value: pathItem.parameters, pointer: childPointer(place.pointer, "parameters") },
      { value: operation.parameters, pointer: childPointer(pointer, "parameters") },
    ]),
    ...(requestBody && { requestBody }),
    responses: readResponses(document, operation.responses, childPointer(pointer, "responses")),
    pointer,
  };
}

function operationIdOf(operation: Record<string, unknown>, method: string, path: string, pointer: string): string {
  const { operationId } = operation;
  if (operationId === undefined) {
    return deriveOperationId(method, path);
  }
  if (typeof operationId !== "string" || !/[A-Za-z0-9]/.test(operationId)) {
    throw new GenerationError(childPointer(pointer, "operationId"), "The operationId has no letter or digit.");
  }
  return operationId;
}

/** `GET /animals/{animal}/photos` becomes `getAnimalsByAnimalPhotos`. */
export function deriveOperationId(method: string, path: string): string {
  return camelCase(`${method} ${path.replace(/\{([^}]*)\}/g, " by $1 ")}`);
}

function readSecurity(
  document: BundledDocument,
  operation: Record<string, unknown>,
  pointer: string,
): SecurityRequirement[] {
  const security = operation.security ?? document.security ?? [];
  if (!Array.isArray(security) || !security.every(isRecord)) {
    throw new GenerationError(childPointer(pointer, "security"), "Security must be a list of objects.");
  }
  for (const name of security.flatMap((requirement) => Object.keys(requirement))) {
    if (!Object.hasOwn(document.components?.securitySchemes ?? {}, name)) {
      throw new GenerationError(childPointer(pointer, "security"), `The security scheme "${name}" is not declared.`);
    }
  }
  return security as SecurityRequirement[];
}

function readStrings(value: unknown, pointer: string): string[] {
  const strings = value ?? [];
  if (!Array.isArray(strings) || !strings.every((item) => typeof item === "string")) {
    throw new GenerationError(pointer, "A list of strings is expected here.");
  }
  return strings;
}

/** Ids become names of functions and files, so ids that differ only in notation clash as well. */
export function assertDistinct(operations: readonly OperationModel[]): void {
  const pointers = new Map<string, string>();
  for (const { operationId, pointer } of operations) {
    const name = camelCase(operationId).toLowerCase();
    const other = pointers.get(name);
    if (other !== undefined) {
      throw new GenerationError(
        pointer,
        `The operationId "${operationId}" gives the same name as the one of ${other}.`,
      );
    }
    pointers.set(name, pointer);
  }
}
