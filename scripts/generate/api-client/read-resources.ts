import { GenerationError } from "../generation-error.ts";
import { isRecord } from "../json-pointer.ts";
import type { BundledDocument } from "../load-document.ts";
import { wordsOf } from "../names.ts";
import { type OperationModel, readOperations } from "../operations.ts";
import { nameMethod, propertyName } from "./name-method.ts";

/** One property of the client. */
export interface ResourceModel {
  name: string;
  tag: string;
  description?: string;
  methods: MethodModel[];
}

export interface MethodModel {
  name: string;
  operation: OperationModel;
}

/** Where operations without a tag go. */
const UNTAGGED = "default";

/** Groups the operations by their first tag, in the order in which the document mentions the tags. */
export function readResources(document: BundledDocument): ResourceModel[] {
  const groups = new Map<string, { tag: string; operations: OperationModel[] }>();
  for (const operation of readOperations(document)) {
    const tag = operation.tags.find((candidate) => wordsOf(candidate).length > 0) ?? UNTAGGED;
    const name = propertyName(wordsOf(tag));
    const group = groups.get(name) ?? { tag, operations: [] };
    group.operations.push(operation);
    groups.set(name, group);
  }
  return [...groups].map(([name, { tag, operations }]) => ({
    name,
    tag,
    ...describeTag(document, tag),
    methods: nameMethods(operations, tag),
  }));
}

function describeTag(document: BundledDocument, tag: string): { description?: string } {
  const tags = Array.isArray(document["tags"]) ? document["tags"].filter(isRecord) : [];
  const description = tags.find(({ name }) => name === tag)?.["description"];
  return typeof description === "string" ? { description } : {};
}

/** Operations that would get the same short name all keep their whole id. */
function nameMethods(operations: OperationModel[], tag: string): MethodModel[] {
  const shortNames = operations.map(({ operationId }) => nameMethod(operationId, tag));
  const pointers = new Map<string, string>();
  return operations.map((operation, index) => {
    const short = shortNames[index] as string;
    const isShared = shortNames.indexOf(short) !== shortNames.lastIndexOf(short);
    const name = isShared ? propertyName(wordsOf(operation.operationId)) : short;
    const other = pointers.get(name);
    if (other !== undefined) {
      throw new GenerationError(operation.pointer, `It gives the same method "${name}" of "${tag}" as ${other}.`);
    }
    pointers.set(name, operation.pointer);
    return { name, operation };
  });
}
