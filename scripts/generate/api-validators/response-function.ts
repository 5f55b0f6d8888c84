import type { OperationModel, ResponseModel } from "../operation-model.ts";
import { contentConstant } from "./content-constant.ts";
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
  const headers = response.headers.map((header) => headerConstant(compiler, header));
  const entries = [
    ...(headers.length === 0 ? [] : [`headers: [${headers.join(", ")}]`]),
    ...(response.content.length === 0 ? [] : [`content: ${contentConstant(compiler, response.content, "response")}`]),
  ];
  const text = entries.length === 0 ? "{}" : `{ ${entries.join(", ")} }`;
  return compiler.module.constant(compiler.module.use("DocumentedResponse"), text, `response ${response.status}`);
}
