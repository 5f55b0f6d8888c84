import type { OperationModel, ResponseModel } from "../operation-model.ts";
import { contentConstant } from "./content-constant.ts";
import type { ModuleWriter } from "./module-writer.ts";
import { headerConstant } from "./parameter-literal.ts";
import { objectLiteral } from "./place.ts";
import type { SchemaCompiler } from "./schema-compiler.ts";

/** The function that validates responses; `id` is the literal of the operationId. */
export function responseFunction(compiler: SchemaCompiler, { responses, method }: OperationModel, id: string): string {
  const { module } = compiler;
  const entries = responses.map((response) => [response.status, responseConstant(compiler, response)] as const);
  const type = `Readonly<Record<string, ${module.use("DocumentedResponse")}>>`;
  const table = module.constant(type, objectLiteral(entries), "responses");
  module.use("ResponseInput");
  module.use("Validated");
  return `/** Checks a response against its documented status. */
export function validateResponse(response: ResponseInput): Validated<ResponseParts<${id}>> {
  return ${module.use("readResponse")}(response, ${table}${method === "head" ? ", false" : ""});
}`;
}

function responseConstant(compiler: SchemaCompiler, response: ResponseModel): string {
  const { module } = compiler;
  const headers = response.headers.map((header) => headerConstant(compiler, header));
  const content = response.content.length === 0 ? undefined : contentConstant(compiler, response.content, "response");
  const text = responseText(module, headers.length === 0 ? undefined : `[${headers.join(", ")}]`, content);
  return module.constant(module.use("DocumentedResponse"), text, `response ${response.status}`);
}

function responseText(module: ModuleWriter, headers: string | undefined, content: string | undefined): string {
  if (headers !== undefined && content !== undefined) {
    return `/* @__PURE__ */ ${module.use("documented")}(${headers}, ${content})`;
  }
  if (headers !== undefined) return `{ headers: ${headers} }`;
  return content === undefined ? "{}" : `{ content: ${content} }`;
}
