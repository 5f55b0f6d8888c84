import { isRecord } from "../json-pointer.ts";
import type { OperationModel, ParameterLocation } from "../operation-model.ts";
import { contentConstant } from "./content-constant.ts";
import { parameterConstant } from "./parameter-literal.ts";
import type { SchemaCompiler } from "./schema-compiler.ts";
import type { SchemaGraph } from "./schema-graph.ts";

/** The function that validates requests; `id` is the literal of the operationId. */
export function requestFunction(compiler: SchemaCompiler, operation: OperationModel, id: string): string {
  const { module } = compiler;
  const parts = {
    path: partReader(compiler, operation, "path", "readPath", "input"),
    query: queryReader(compiler, operation),
    headers: partReader(compiler, operation, "header", "readHeaders", "input.headers"),
    cookies: partReader(compiler, operation, "cookie", "readCookies", "input"),
    body: bodyReader(compiler, operation, "input"),
  };
  module.use("Check");
  module.use("RequestInput");
  module.use("Validated");
  return `/** Checks and coerces all parts of a request and reports every error. */
export function validateRequest(input: RequestInput): Validated<RequestParts<${id}>> {
  const check = new Check("request body");
  return check.finish({
${Object.entries(parts)
  .map(([part, text]) => `    ${part}: ${text},`)
  .join("\n")}
  });
}`;
}

function partReader(
  compiler: SchemaCompiler,
  { parameters }: OperationModel,
  location: ParameterLocation,
  reader: string,
  source: string,
): string {
  const constants = parameters
    .filter((parameter) => parameter.in === location)
    .map((parameter) => parameterConstant(compiler, parameter));
  return constants.length === 0 ? "{}" : `${compiler.module.use(reader)}(${source}, check, [${constants.join(", ")}])`;
}

function queryReader(compiler: SchemaCompiler, operation: OperationModel): string {
  const parameters = operation.parameters.filter((parameter) => parameter.in === "query");
  // A parameter that takes whatever is left has to come last.
  const constants = parameters
    .map((parameter) => ({ parameter, constant: parameterConstant(compiler, parameter) }))
    .toSorted((a, b) => Number(takesOthers(compiler, a.parameter)) - Number(takesOthers(compiler, b.parameter)))
    .map(({ constant }) => constant);
  const credentials = queryCredentials(compiler.graph, operation);
  const lists = [`[${constants.join(", ")}]`, ...(credentials.length > 0 ? [JSON.stringify(credentials)] : [])];
  const args = constants.length === 0 && credentials.length === 0 ? [] : lists;
  return `${compiler.module.use("readQuery")}(${["input", "check", ...args].join(", ")})`;
}

function takesOthers(
  compiler: SchemaCompiler,
  { schema, style, explode }: OperationModel["parameters"][number],
): boolean {
  return (
    style === "form" &&
    explode &&
    schema !== undefined &&
    compiler.graph
      .conjuncts(schema)
      .some((part) => part.schema.additionalProperties === true || isRecord(part.schema.additionalProperties))
  );
}

/** Names of query parameters that carry an API key and are documented as security schemes only. */
function queryCredentials(graph: SchemaGraph, { security }: OperationModel): string[] {
  const schemes = graph.document.components?.securitySchemes ?? {};
  const names = security
    .flatMap((requirement) => Object.keys(requirement))
    .flatMap((name) => {
      const scheme = schemes[name];
      return isRecord(scheme) && scheme.type === "apiKey" && scheme.in === "query" ? [String(scheme.name)] : [];
    });
  return [...new Set(names)];
}

/** The expression that checks the body of `input`. */
export function bodyReader(compiler: SchemaCompiler, { requestBody }: OperationModel, input: string): string {
  if (!requestBody) {
    return "undefined";
  }
  const content = contentConstant(compiler, requestBody.content, "request");
  return `${compiler.module.use("readBody")}(${input}, check, ${content}, ${requestBody.required})`;
}
