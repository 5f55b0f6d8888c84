import { pointerTokens } from "../json-pointer.ts";

/** Words for the place of a schema inside another one. */
const placeWords: Record<string, string> = {
  items: "item",
  contains: "match",
  additionalProperties: "value",
  propertyNames: "name",
  unevaluatedProperties: "value",
  unevaluatedItems: "item",
  not: "excluded",
  if: "condition",
  then: "consequence",
  else: "alternative",
  allOf: "part",
  anyOf: "form",
  oneOf: "form",
  prefixItems: "item",
};

/** A name for the schema at a place: that of the property or component it is, and its position below that. */
export function nameOfPlace(pointer: string, fallback: string): string {
  const tokens = pointerTokens(pointer);
  const named = ["properties", "patternProperties", "dependentSchemas", "schemas", "$defs", "definitions"];
  const start = tokens.findLastIndex((token, index) => named.includes(token) && index < tokens.length - 1);
  const below = tokens.slice(start < 0 ? tokens.indexOf("schema") + 1 : start + 2);
  const words = below.map((token) => placeWords[token] ?? (/^\d+$/.test(token) ? String(Number(token) + 1) : token));
  return [start < 0 ? fallback : (tokens[start + 1] ?? fallback), ...words].join(" ");
}
