import { type Json, type JsonObject, memberPointer } from "../document/json.ts";
import { isObject } from "../document/json.ts";
import { type Schemas, typesOf } from "../document/schemas.ts";
import { fit } from "./arbitrary.ts";
import { plainStrings } from "./plain-strings.ts";

/** Another value for one place of something valid, and what is special about it. */
export interface Variant {
  pointer: string;
  what: string;
  value: Json;
}

/** Every value that a schema names, and those on its edges, each for its place in `value`. */
export function boundariesOf(schemas: Schemas, schema: Json, value: Json | undefined, pointer = ""): Variant[] {
  const flat = schemas.flat(schema);
  const own = edges(flat).map(({ what, value: edge }) => ({ pointer, what, value: edge }));
  const alternatives = ["anyOf", "oneOf"].flatMap((keyword) => (Array.isArray(flat[keyword]) ? flat[keyword] : []));
  const properties = Object.entries(isObject(flat["properties"]) ? flat["properties"] : {});
  const items = flat["items"] === undefined ? [] : boundariesOf(schemas, flat["items"], undefined, pointer);
  return [
    ...own,
    ...items.map(({ what, value: item, ...rest }) => ({ ...rest, what: `an item with ${what}`, value: [item] })),
    ...alternatives.flatMap((each) => boundariesOf(schemas, each, value, pointer)),
    ...properties
      .filter(([, property]) => property !== false && schemas.flat(property)["readOnly"] !== true)
      .flatMap(([name, property]) =>
        boundariesOf(schemas, property, isObject(value) ? value[name] : undefined, memberPointer(pointer, name)),
      ),
  ];
}

/** The edges of one level. Not all of them are valid together with the rest of the schema. */
function edges(schema: JsonObject): Omit<Variant, "pointer">[] {
  if (schema["const"] !== undefined) return [{ what: "its only value", value: schema["const"] }];
  if (Array.isArray(schema["enum"])) {
    return schema["enum"].map((value) => ({ what: `the value ${JSON.stringify(value)}`, value }));
  }
  const found: Omit<Variant, "pointer">[] = [];
  const types = typesOf(schema);
  if (types?.includes("null")) found.push({ what: "null", value: null });
  if (types?.includes("boolean")) found.push({ what: "true", value: true }, { what: "false", value: false });
  for (const keyword of ["minimum", "maximum"]) {
    const limit = schema[keyword];
    if (limit !== undefined) found.push({ what: `its ${keyword}`, value: limit });
  }
  for (const keyword of ["minLength", "maxLength"]) {
    const length = schema[keyword];
    if (typeof length === "number" && length <= 10_000) found.push(...stringsOfLength(schema, keyword, length));
  }
  return found;
}

function stringsOfLength(schema: JsonObject, keyword: string, length: number): Omit<Variant, "pointer">[] {
  const pattern = typeof schema["pattern"] === "string" ? schema["pattern"] : "";
  const texts = plainStrings(pattern).map((text) => fit(text, pattern, length, length));
  const text = texts.find((each) => Array.from(each).length === length);
  return text === undefined ? [] : [{ what: `its ${keyword} of ${length}`, value: text }];
}
