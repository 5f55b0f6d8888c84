import type { MediaTypeModel, OperationModel, ResponseModel } from "../operations.ts";

/** `application/json` and its relatives; the client's types and its core decide in the same way. */
export function isJson(mediaType: string): boolean {
  return /[/+]json$/.test(mediaType);
}

/** The media type that the client sends: JSON where there is a choice, then a URL-encoded form. */
export function requestMediaType({ requestBody }: OperationModel): string | undefined {
  const types = typesOf(requestBody?.content ?? []);
  return types.find(isJson) ?? types.find((type) => type === "application/x-www-form-urlencoded") ?? types[0];
}

/** The media type that the client asks for: JSON, else bytes, else text; `undefined` when answers have no content. */
export function responseMediaType(operation: OperationModel): string | undefined {
  const types = typesOf(successResponses(operation).flatMap(({ content }) => content));
  return types.find(isJson) ?? types.find((type) => !type.startsWith("text/")) ?? types[0];
}

/** Whether a successful answer may come without a body. */
export function mayBeEmpty(operation: OperationModel): boolean {
  const responses = successResponses(operation);
  return operation.method === "head" || responses.length === 0 || responses.some(({ content }) => content.length === 0);
}

/** `default` describes success only where no success is documented. */
export function successResponses({ responses }: OperationModel): ResponseModel[] {
  const successes = responses.filter(({ status }) => status.startsWith("2"));
  return successes.length > 0 ? successes : responses.filter(({ status }) => status === "default");
}

function typesOf(content: readonly MediaTypeModel[]): string[] {
  return content.map(({ type }) => type);
}
