import { GenerationError } from "../generation-error.ts";
import { childPointer } from "../json-pointer.ts";
import { byCodeUnit, camelCase } from "../names.ts";
import type { SchemaObject } from "../operation-model.ts";
import { argumentList, call, nameBeside, type Place } from "./place.ts";
import { isAnnotation, isFlag } from "./schema-keywords.ts";

const numberLimits = ["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"];

/** The formats that are checked; JSON Schema leaves every other one an annotation. */
export const checkedFormats = ["date-time", "date", "uuid", "email", "int32", "int64"];

/** Keywords of numbers and strings. */
export function scalarLines(place: Place): string[] {
  const { schema } = place;
  return [
    ...numberLimits
      .filter((keyword) => schema[keyword] !== undefined)
      .map((keyword) => call(place, keyword, String(schema[keyword]))),
    ...stringLines(place),
    ...(checkedFormats.includes(schema.format as string)
      ? [call(place, `${camelCase(schema.format as string)}Format`)]
      : []),
  ];
}

function stringLines(place: Place): string[] {
  return hasTextLimits(place.schema) ? [call(place, "limitText", ...textLimits(place))] : [];
}

function hasTextLimits(schema: SchemaObject): boolean {
  return ["minLength", "maxLength", "pattern"].some((keyword) => schema[keyword] !== undefined);
}

function textLimits(place: Place): (string | undefined)[] {
  const { minLength, maxLength, pattern } = place.schema;
  return [
    JSON.stringify(minLength ?? 0),
    // Between others it is the shorter way to leave one out.
    maxLength === undefined ? (pattern === undefined ? undefined : "Infinity") : JSON.stringify(maxLength),
    pattern === undefined ? undefined : patternConstant(place, pattern as string),
  ];
}

/** The commonest schema of all needs no function of its own: a string, or null, with limits and nothing else. */
export function textSchema(place: Place): string | undefined {
  const keywords = Object.keys(place.schema).filter((keyword) => !isAnnotation(keyword) && !isFlag(keyword));
  const isText = keywords.every((keyword) => ["type", "minLength", "maxLength", "pattern"].includes(keyword));
  const types = [place.schema.type].flat().map(String).toSorted(byCodeUnit).join(" or ");
  if (!isText || !hasTextLimits(place.schema) || !["string", "null or string"].includes(types)) {
    return undefined;
  }
  const args = [...textLimits(place), types === "string" ? undefined : "true"];
  return `/* @__PURE__ */ ${place.module.use("text")}(${argumentList(args)})`;
}

function patternConstant(place: Place, source: string): string {
  const expression = regularExpression(source, childPointer(place.pointer, "pattern"));
  return place.module.constant("RegExp", expression, nameBeside(place, "pattern"));
}

/** The literal of a pattern: JSON Schema asks for Unicode mode. */
export function regularExpression(source: string, pointer: string): string {
  try {
    return String(new RegExp(source, "u"));
  } catch {
    throw new GenerationError(pointer, `The pattern ${JSON.stringify(source)} is not a valid regular expression.`);
  }
}
