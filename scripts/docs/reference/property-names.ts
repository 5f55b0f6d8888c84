import { isRecord, resolveReference } from "../../generate/json-pointer.ts";
import type { BundledDocument } from "../../generate/load-document.ts";

/** The names of all parameters and properties below a part of the document, each once. */
export function propertyNames(document: BundledDocument, part: unknown): string[] {
  const names = new Set<string>();
  const seen = new Set<unknown>();
  const visit = (value: unknown): void => {
    if (typeof value !== "object" || value === null || seen.has(value)) return;
    seen.add(value);
    if (Array.isArray(value)) return value.forEach(visit);
    if (isRecord(value)) visitRecord(value);
  };
  const visitRecord = ({ $ref, properties, example: _1, examples: _2, ...others }: Record<string, unknown>): void => {
    if ($ref !== undefined) visit(resolveReference(document, $ref, "#").value);
    if (typeof others["in"] === "string") names.add(String(others["name"]));
    for (const [name, schema] of Object.entries(isRecord(properties) ? properties : {})) {
      names.add(name);
      visit(schema);
    }
    Object.values(others).forEach(visit);
  };
  visit(part);
  return [...names];
}
