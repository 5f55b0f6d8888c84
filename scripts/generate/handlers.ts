import { generatedFile, type GeneratedFile } from "./generated-file.ts";
import type { BundledDocument } from "./load-document.ts";
import { propertyKey } from "./names.ts";
import type { OperationModel } from "./operation-model.ts";
import { readOperations } from "./operations.ts";

/** The type of the map that holds one handler for every operation. */
export function generateHandlers(document: BundledDocument): GeneratedFile[] {
  const operations = readOperations(document);
  const body = `import type { OperationId, RequestParts, SuccessResponse } from "@payment-sessions/api-validators";

/** Carries out one operation; a failure is thrown. */
export type OperationHandler<Id extends OperationId, Context> = (
  request: RequestParts<Id>,
  context: Context,
) => SuccessResponse<Id> | Promise<SuccessResponse<Id>>;

/** One handler for every operation of the document. */
export interface OperationHandlers<Context> {
${operations.map(handlerProperty).join("\n")}
}
`;
  return [generatedFile("packages/server/src/generated/handlers.ts", body)];
}

function handlerProperty({ operationId, method, path }: OperationModel): string {
  const name = JSON.stringify(operationId);
  return `  /** \`${method.toUpperCase()} ${path}\` */\n  ${propertyKey(operationId)}: OperationHandler<${name}, Context>;`;
}
