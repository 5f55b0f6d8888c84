import { isRecord } from "../json-pointer.ts";
import type { BundledDocument } from "../load-document.ts";
import { pascalCase } from "../names.ts";
import { namedObjectSchemas } from "../object-schemas.ts";
import type { MediaTypeModel, OperationModel } from "../operations.ts";
import { readOperations } from "../operations.ts";
import { isJson, successResponses } from "./media-types.ts";

/** What the modules of resources have besides. */
const ownNames = [
  "Body",
  "Call",
  "ListCall",
  "Operation",
  "Path",
  "Query",
  "RequestOptions",
  "Resources",
  "SuccessBodies",
];

/** Names of types by the references to their schemas. */
export type SchemaNames = ReadonlyMap<string, string>;

/** The objects of the document whose names mean nothing else in the client. */
export function schemaNames(document: BundledDocument): SchemaNames {
  const resources = readOperations(document).flatMap(({ tags }) => tags.map((tag) => `${pascalCase(tag)}Resource`));
  const taken = new Set([...ownNames, ...resources]);
  const names = [...namedObjectSchemas(document)].filter(([, type]) => !taken.has(type));
  return new Map(names.map(([name, type]) => [`#/components/schemas/${name}`, type]));
}

/** The type of the body by its name where it has one, which editors then show. */
export function bodyType(names: SchemaNames, { operationId, requestBody }: OperationModel): string {
  return jsonType(names, requestBody?.content ?? []) ?? `Body<${operationType(operationId)}>`;
}

/** The bodies of success by status: by name where there is one status, and its body is an object or a list of them. */
export function successType(names: SchemaNames, operation: OperationModel): string {
  const [success, other] = successResponses(operation);
  const type = jsonType(names, success?.content ?? []);
  return type !== undefined && other === undefined && /^\d+$/.test(success?.status ?? "")
    ? `{ ${success?.status}: ${type} }`
    : `SuccessBodies<${operationType(operation.operationId)}>`;
}

export function operationType(operationId: string): string {
  return `operations[${JSON.stringify(operationId)}]`;
}

function jsonType(names: SchemaNames, content: readonly MediaTypeModel[]): string | undefined {
  const [json, other] = content.filter(({ type }) => isJson(type));
  return other === undefined ? namedType(names, json?.schema?.schema) : undefined;
}

function namedType(names: SchemaNames, schema: unknown): string | undefined {
  if (!isRecord(schema)) return undefined;
  if (typeof schema.$ref === "string") return names.get(schema.$ref);
  const item = schema.type === "array" && schema.prefixItems === undefined ? namedType(names, schema.items) : undefined;
  return item === undefined || item.endsWith("]") ? undefined : `${item}[]`;
}
