import type { BundledDocument } from "../generate/load-document.ts";
import type { OperationModel } from "../generate/operation-model.ts";
import { readOperations, readWebhooks } from "../generate/operations.ts";
import { operationMeaning } from "./operation-meaning.ts";

export type OperationChange = "added" | "changed" | "deprecated" | "removed";

export interface ChangedOperation {
  change: OperationChange;
  operationId: string;
  /** `GET /api/v1/events`, or `webhook payment.session.completed`. */
  where: string;
}

interface Operation {
  operationId: string;
  where: string;
  deprecated: boolean;
  meaning: string;
}

/** Which operations and webhooks a reader of the changelog has to look at; of two that only moved, both. */
export function compareOperations(base: BundledDocument, revision: BundledDocument): ChangedOperation[] {
  const [former, latter] = [listOperations(base), listOperations(revision)];
  const removed = [...former.values()].filter(({ operationId }) => !latter.has(operationId));
  const current = [...latter.values()].flatMap((each) => {
    const change = changeOf(former.get(each.operationId), each);
    return change === undefined ? [] : [{ change, operationId: each.operationId, where: each.where }];
  });
  return [...current, ...removed.map(({ operationId, where }) => ({ change: "removed" as const, operationId, where }))];
}

function changeOf(former: Operation | undefined, latter: Operation): OperationChange | undefined {
  if (former === undefined) return "added";
  if (latter.deprecated && !former.deprecated) return "deprecated";
  return former.meaning === latter.meaning ? undefined : "changed";
}

/** By operation id: that is what clients call. */
export function listOperations(document: BundledDocument): Map<string, Operation> {
  const read = (operation: OperationModel, where: string): [string, Operation] => {
    const { operationId, deprecated } = operation;
    return [operationId, { operationId, deprecated, where, meaning: operationMeaning(document, operation) }];
  };
  return new Map([
    ...readOperations(document).map((each) => read(each, `${each.method.toUpperCase()} ${each.path}`)),
    ...readWebhooks(document).map((each) => read(each, `webhook ${each.name}`)),
  ]);
}
