import { childPointer, resolveObject } from "./json-pointer.ts";
import type { BundledDocument } from "./load-document.ts";
import type { OperationModel } from "./operation-model.ts";
import { assertDistinct, readOperations, readWebhooks } from "./operations.ts";

/** A copy of the document in which every operation states its id, so that other tools name it as our generators do. */
export function withOperationIds(document: BundledDocument): BundledDocument {
  const copy = structuredClone(document);
  const operations = readOperations(document);
  const webhooks = readWebhooks(document);
  assertDistinct([...operations, ...webhooks]);
  for (const operation of operations) {
    stateOperationId(copy, copy.paths, "/paths", operation);
  }
  for (const webhook of webhooks) {
    stateOperationId(copy, copy.webhooks, "/webhooks", webhook);
  }
  return copy;
}

function stateOperationId(
  copy: BundledDocument,
  items: Record<string, unknown> = {},
  place: string,
  { path, method, operationId }: OperationModel,
): void {
  const { value: item, pointer } = resolveObject(copy, items[path], childPointer(place, path));
  // A path item that several paths share gets a copy for each, because derived ids contain the path.
  const own = pointer === childPointer(place, path) ? item : structuredClone(item);
  own[method] = { ...(own[method] as object), operationId };
  items[path] = own;
}
