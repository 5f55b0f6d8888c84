import { isRecord } from "../json-pointer.ts";
import type { BundledDocument } from "../load-document.ts";
import { propertyKey } from "../names.ts";
import type { OperationModel, ParameterModel } from "../operations.ts";
import { isJson, mayBeEmpty, requestMediaType, responseMediaType, successResponses } from "./media-types.ts";
import type { MethodModel } from "./read-resources.ts";
import { resolveSchema } from "./resolve-schema.ts";

/** A line of a resource's table: what the core of the client has to know about the operation behind a method. */
export function operationEntry(document: BundledDocument, { name, operation }: MethodModel): string {
  const properties = propertiesOf(operationFields(document, operation));
  const line = `  ${propertyKey(name)}: { ${properties.join(", ")} },`;
  return line.length <= 120 ? line : `  ${propertyKey(name)}: {\n    ${properties.join(",\n    ")},\n  },`;
}

function operationFields(document: BundledDocument, operation: OperationModel): Record<string, unknown> {
  const { operationId, method, path, parameters } = operation;
  const accept = responseMediaType(operation);
  return {
    operationId,
    method: method.toUpperCase(),
    path,
    body: requestMediaType(operation),
    query: parameters.some((parameter) => parameter.in === "query") || undefined,
    accept: accept === "application/json" ? undefined : accept,
    empty: mayBeEmpty(operation) || undefined,
    list: listOf(document, operation),
    pathStyles: stylesOf(parameters, "path", { style: "simple", explode: false }),
    queryStyles: stylesOf(parameters, "query", { style: "form", explode: true }),
  };
}

/** Whether the answer is one page of a list: a `GET` that gives an array. */
export function isList(document: BundledDocument, operation: OperationModel): boolean {
  const [success] = successResponses(operation);
  const schema = success?.content.find(({ type }) => isJson(type))?.schema;
  return operation.method === "get" && isArray(resolveSchema(document, schema));
}

function listOf(document: BundledDocument, operation: OperationModel): object | undefined {
  if (!isList(document, operation)) {
    return undefined;
  }
  const query = operation.parameters.filter((parameter) => parameter.in === "query");
  const limit = resolveSchema(document, query.find(({ name }) => name === "limit")?.schema)["default"];
  return {
    cursors: query.some(({ name }) => name === "starting_after"),
    limit: Number.isInteger(limit) ? limit : undefined,
  };
}

function isArray({ type }: Record<string, unknown>): boolean {
  return type === "array" || (Array.isArray(type) && type.includes("array"));
}

/** Only what differs from the default of the location. */
function stylesOf(
  parameters: readonly ParameterModel[],
  location: string,
  usual: { style: string; explode: boolean },
): object | undefined {
  const styles = parameters
    .filter((parameter) => parameter.in === location)
    .filter((parameter) => isUnusual(parameter, usual))
    .map((parameter) => [parameter.name, styleOf(parameter)]);
  return styles.length === 0 ? undefined : Object.fromEntries(styles);
}

function isUnusual(parameter: ParameterModel, usual: { style: string; explode: boolean }): boolean {
  const { style, explode, allowReserved } = parameter;
  return isJsonText(parameter) || style !== usual.style || explode !== usual.explode || allowReserved;
}

function styleOf(parameter: ParameterModel): object {
  const { style, explode, allowReserved } = parameter;
  return isJsonText(parameter) ? { style: "json" } : { style, explode, allowReserved: allowReserved || undefined };
}

function isJsonText({ content }: ParameterModel): boolean {
  return content !== undefined && isJson(content.type);
}

function propertiesOf(record: Record<string, unknown>): string[] {
  return Object.entries(record)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => `${propertyKey(key)}: ${literal(value)}`);
}

function literal(value: unknown): string {
  return isRecord(value) ? `{ ${propertiesOf(value).join(", ")} }` : JSON.stringify(value);
}
