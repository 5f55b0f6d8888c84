import { childPointer } from "../json-pointer.ts";
import type { SchemaObject, SchemaRef } from "../operation-model.ts";
import { isAnnotation, keywordKinds } from "./schema-keywords.ts";

/** A schema below another one. */
export interface Subschema extends SchemaRef {
  keyword: string;
  /** Whether it applies to the same value as the schema it stands in. */
  inPlace: boolean;
}

const inPlaceKeywords = ["allOf", "anyOf", "oneOf", "not", "if", "then", "else", "dependentSchemas"];

/** Everything below a schema that takes part in validation; targets of `$ref` excluded. */
export function subschemas(schema: SchemaObject, pointer: string): Subschema[] {
  return Object.entries(schema).flatMap(([keyword, value]) => {
    const kind = isAnnotation(keyword) || !Object.hasOwn(keywordKinds, keyword) ? undefined : keywordKinds[keyword];
    const inPlace = inPlaceKeywords.includes(keyword);
    const place = childPointer(pointer, keyword);
    if (kind === "schema") {
      return [{ keyword, inPlace, schema: value as SchemaRef["schema"], pointer: place }];
    }
    if (kind === "schemas" || kind === "schemaMap") {
      return Object.entries(value as object).map(([key, item]) => ({
        keyword,
        inPlace,
        schema: item as SchemaRef["schema"],
        pointer: childPointer(place, key),
      }));
    }
    return [];
  });
}
