import type { SchemaRef } from "../operation-model.ts";
import { call, compileBelow, type Place } from "./place.ts";

/** Keywords of arrays. */
export function arrayLines(place: Place): string[] {
  const { schema, seen } = place;
  const prefix = (schema.prefixItems ?? []) as SchemaRef["schema"][];
  const lines: string[] = [];
  if (schema.minItems) {
    lines.push(call(place, "minItems", JSON.stringify(schema.minItems)));
  }
  if (schema.maxItems !== undefined) {
    lines.push(call(place, "maxItems", JSON.stringify(schema.maxItems)));
  }
  if (schema.uniqueItems === true) {
    lines.push(call(place, "uniqueItems"));
  }
  if (prefix.length > 0) {
    const schemas = prefix.map((item, index) => compileBelow(place, item, "prefixItems", String(index)));
    lines.push(call(place, "prefixItems", `[${schemas.join(", ")}]`, seen));
  }
  if (schema.items !== undefined && (schema.items !== true || seen)) {
    const item = compileBelow(place, schema.items as SchemaRef["schema"], "items");
    lines.push(call(place, "items", item, prefix.length > 0 ? String(prefix.length) : undefined, seen));
  }
  return schema.contains === undefined ? lines : [...lines, containsLine(place)];
}

function containsLine(place: Place): string {
  const { schema, seen } = place;
  const match = compileBelow(place, schema.contains as SchemaRef["schema"], "contains");
  const [minimum, maximum] = [schema.minContains, schema.maxContains].map((count) =>
    count === undefined ? undefined : JSON.stringify(count),
  );
  return call(place, "contains", match, minimum, maximum, seen);
}
