import { GenerationError } from "../generation-error.ts";
import type { BundledDocument } from "../load-document.ts";
import { camelCase, propertyKey } from "../names.ts";
import type { OperationModel, ParameterModel } from "../operations.ts";
import { isList } from "./operation-entry.ts";
import type { MethodModel } from "./read-resources.ts";
import { resolveSchema } from "./resolve-schema.ts";
import { bodyType, operationType, type SchemaNames, successType } from "./signature-types.ts";
import { tsdoc } from "./tsdoc.ts";

interface ArgumentModel {
  name: string;
  type: string;
  isOptional: boolean;
  description?: string;
}

/** A method of a resource with its comment, as it stands in an interface. */
export function methodSignature(
  document: BundledDocument,
  names: SchemaNames,
  { name, operation }: MethodModel,
): string {
  const values = argumentsOf(document, names, operation);
  const list = values.map(({ name: argument, type: of, isOptional }, index) => {
    const mayBeLeftOut = isOptional && values.slice(index).every((later) => later.isOptional);
    return mayBeLeftOut ? `${argument}?: ${of}` : `${argument}: ${of}${isOptional ? " | undefined" : ""}`;
  });
  const result = `${isList(document, operation) ? "ListCall" : "Call"}<${successType(names, operation)}>;`;
  const line = `  ${propertyKey(name)}(${list.join(", ")}): ${result}`;
  const lines = `  ${propertyKey(name)}(\n${list.map((argument) => `    ${argument},\n`).join("")}  ): ${result}`;
  return comment(operation, values) + (line.length <= 120 ? line : lines);
}

function comment(operation: OperationModel, values: readonly ArgumentModel[]): string {
  const { summary, description, method, path, deprecated } = operation;
  const documented = values.filter((value) => value.description !== undefined);
  const tags = documented.map((value) => `@param ${value.name} - ${value.description?.trim().replaceAll(/\s+/g, " ")}`);
  const paragraphs = [
    withoutTags(summary),
    withoutTags(description),
    `\`${method.toUpperCase()} ${path}\``,
    method === "delete" ? ofDeleting : undefined,
    [...tags, ...(deprecated ? ["@deprecated"] : [])].join("\n"),
  ];
  return tsdoc(paragraphs, "  ");
}

const ofDeleting = `When the answer gets lost, the request is sent again, and may then be answered with 404 although it was
carried out the first time.`;

/** An `@` at the start of a line would begin a tag. */
function withoutTags(text: string | undefined): string | undefined {
  return text?.replaceAll(/^(\s*)@/gm, "$1\\@");
}

/** Path parameters in the template's order, then body, query and options. */
function argumentsOf(document: BundledDocument, names: SchemaNames, operation: OperationModel): ArgumentModel[] {
  const type = operationType(operation.operationId);
  const query = operation.parameters.filter((parameter) => parameter.in === "query");
  const { requestBody } = operation;
  return [
    ...pathArguments(document, operation),
    ...(requestBody ? [{ name: "body", type: bodyType(names, operation), isOptional: !requestBody.required }] : []),
    ...(query.length > 0
      ? [{ name: "query", type: `Query<${type}>`, isOptional: query.every(({ required }) => !required) }]
      : []),
    { name: "options", type: "RequestOptions", isOptional: true },
  ];
}

function pathArguments(document: BundledDocument, operation: OperationModel): ArgumentModel[] {
  const { path, parameters, pointer } = operation;
  const taken = new Set(["body", "query", "options"]);
  return Array.from(path.matchAll(/\{([^{}]+)\}/g), ([, name]) => {
    const parameter = parameters.find((candidate) => candidate.in === "path" && candidate.name === name);
    if (name === undefined || parameter === undefined) {
      throw new GenerationError(pointer, `The path parameter "${name}" of "${path}" is not declared.`);
    }
    const argument = freeName(camelCase(name), taken);
    const type =
      plainType(document, parameter) ?? `Path<${operationType(operation.operationId)}>[${JSON.stringify(name)}]`;
    return { name: argument, type, isOptional: false, ...descriptionOf(parameter) };
  });
}

/** The type of a path parameter where it says it in one word. */
export function plainType(document: BundledDocument, { schema }: ParameterModel): string | undefined {
  const { type, enum: values } = resolveSchema(document, schema);
  if (values !== undefined) {
    return undefined;
  }
  return type === "integer" ? "number" : ["string", "number", "boolean"].find((plain) => plain === type);
}

function descriptionOf({ description }: { description?: string }): { description?: string } {
  return description === undefined ? {} : { description };
}

function freeName(name: string, taken: Set<string>): string {
  const free = taken.has(name) ? freeName(`${name}_`, taken) : name;
  taken.add(free);
  return free;
}
