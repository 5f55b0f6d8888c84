import { GenerationError } from "../generation-error.ts";
import { camelCase } from "../names.ts";
import type { OperationModel, WebhookModel } from "../operation-model.ts";
import { ModuleWriter } from "./module-writer.ts";
import { bodyReader, requestFunction } from "./request-function.ts";
import { responseFunction } from "./response-function.ts";
import { SchemaCompiler } from "./schema-compiler.ts";
import type { SchemaGraph } from "./schema-graph.ts";

/** The module that validates the requests and responses of one operation. */
export function operationModule(graph: SchemaGraph, operation: OperationModel): string {
  const name = camelCase(operation.operationId);
  const module = new ModuleWriter([name, "OperationValidator", "RequestParts", "ResponseParts"].concat(exportedNames));
  const compiler = new SchemaCompiler(graph, module);
  assertPathParameters(operation);
  const id = JSON.stringify(operation.operationId);
  const request = requestFunction(compiler, operation, id);
  const response = responseFunction(compiler, operation, id);
  const validator = `/** Validates \`${operation.method.toUpperCase()} ${operation.path}\`. */
export const ${name}: OperationValidator<${id}> = {
  operationId: ${id},
  method: ${JSON.stringify(operation.method.toUpperCase())},
  path: ${JSON.stringify(operation.path)},
  validateRequest,
  validateResponse,
};`;
  return module.text(
    ['import type { OperationValidator, RequestParts, ResponseParts } from "../../types.ts";'],
    [request, response, validator].join("\n\n"),
  );
}

/** The module that validates what one webhook delivers. */
export function webhookModule(graph: SchemaGraph, webhook: WebhookModel): string {
  const name = camelCase(webhook.operationId);
  const module = new ModuleWriter([name, "WebhookValidator", "RequestParts"].concat(exportedNames));
  const compiler = new SchemaCompiler(graph, module);
  const id = JSON.stringify(webhook.operationId);
  const request = requestFunction(compiler, webhook, id);
  const payload = `/** Checks a parsed payload alone. */
export function validate(payload: unknown): Validated<RequestParts<${id}>["body"]> {
  const check = new Check("request body");
  return check.finish(${bodyReader(compiler, webhook, "{ body: payload }")});
}`;
  const validator = `/** Validates the webhook \`${webhook.name}\`. */
export const ${name}: WebhookValidator<${id}> = {
  operationId: ${id},
  name: ${JSON.stringify(webhook.name)},
  validate,
  validateRequest,
};`;
  return module.text(
    ['import type { RequestParts, WebhookValidator } from "../../types.ts";'],
    [payload, request, validator].join("\n\n"),
  );
}

const exportedNames = ["validate", "validateRequest", "validateResponse"];

/** A path and its parameters have to agree, or a part of the path could never be read. */
function assertPathParameters({ path, parameters, pointer }: OperationModel): void {
  const inPath = [...path.matchAll(/\{([^}]*)\}/g)].map(([, name]) => name);
  const documented = parameters.filter((parameter) => parameter.in === "path").map(({ name }) => name);
  const missing = inPath.find((name) => !documented.includes(name ?? ""));
  if (missing !== undefined) {
    throw new GenerationError(pointer, `The path parameter "${missing}" is not described.`);
  }
  const extra = documented.find((name) => !inPath.includes(name));
  if (extra !== undefined) {
    throw new GenerationError(pointer, `The path has no parameter "${extra}".`);
  }
}
