import { resolveReference } from "./json-pointer.ts";
import type { BundledDocument } from "./load-document.ts";

const prefix = "#/components/schemas/";

/** The names of the component schemas that a part of the document refers to, directly or by way of others. */
export function reachableSchemas(document: BundledDocument, part: unknown): Set<string> {
  const references = new Set<string>();
  const open: unknown[] = [part];
  // The loop also visits what it appends.
  for (const value of open) {
    if (typeof value !== "object" || value === null) continue;
    open.push(...Object.values(value));
    const { $ref } = value as { $ref?: unknown };
    if (typeof $ref !== "string" || references.has($ref)) continue;
    references.add($ref);
    open.push(resolveReference(document, $ref, "").value);
  }
  return new Set([...references].filter((ref) => ref.startsWith(prefix)).map((ref) => ref.slice(prefix.length)));
}
