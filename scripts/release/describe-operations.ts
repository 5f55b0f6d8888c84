import type { BundledDocument } from "../generate/load-document.ts";
import {
  type ChangedOperation,
  compareOperations,
  listOperations,
  type OperationChange,
} from "./compare-operations.ts";

const words: Record<OperationChange, string> = {
  added: "Added",
  changed: "Changed",
  deprecated: "Deprecated",
  removed: "Removed",
};

/** What the changelog says of operations: one entry each. Without a base it is the first release. */
export function describeOperations(base: BundledDocument | undefined, revision: BundledDocument): string[] {
  if (base === undefined) {
    const names = [...listOperations(revision).keys()].map((id) => `\`${id}\``);
    return [`- First release, in which every operation is new: ${names.join(", ")}`];
  }
  const changes = compareOperations(base, revision);
  if (changes.length === 0) return ["- No operation has changed."];
  return Object.keys(words).flatMap((change) => changes.filter((each) => each.change === change).map(describe));
}

const describe = ({ change, operationId, where }: ChangedOperation): string =>
  `- ${words[change]} \`${operationId}\` (${where})`;
