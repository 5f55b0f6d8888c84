import { isRecord } from "../json-pointer.ts";
import { byCodeUnit, pascalCase } from "../names.ts";
import { call, listLiteral, type Place } from "./place.ts";

/** `type`, `enum` and `const`; the lines that follow look at values of the right type only. */
export function typeLines(place: Place): string[] {
  const values = allowedValues(place);
  return [...typeGuard(place), ...values.map((list) => valueLine(place, list))];
}

function allowedValues({ schema }: Place): unknown[][] {
  return [...(schema.const === undefined ? [] : [[schema.const]]), ...(schema.enum ? [schema.enum as unknown[]] : [])];
}

function typeGuard(place: Place): string[] {
  const { type } = place.schema;
  if (type === undefined || isImplied(place) || isLeftToRecord(place)) {
    return [];
  }
  const types = type as string | string[];
  const guard =
    typeof types === "string" || types.length === 1
      ? call(place, `expect${pascalCase(String(types))}`)
      : call(place, "expectTypes", listLiteral(types));
  return [`if (!${guard.slice(0, -1)}) return;`];
}

/** The function of the runtime that checks the commonest keywords of objects checks the type as well. */
export function isLeftToRecord({ schema }: Place): boolean {
  const { additionalProperties } = schema;
  const hasMembers =
    schema.properties !== undefined || (additionalProperties !== undefined && additionalProperties !== true);
  return schema.type === "object" && hasMembers && schema.patternProperties === undefined;
}

/** A list of values of the right types says the type as well, and its message says more. */
function isImplied(place: Place): boolean {
  const types = [place.schema.type].flat();
  return allowedValues(place).some((values) => values.every((value) => types.some((type) => isOfType(value, type))));
}

function isOfType(value: unknown, type: unknown): boolean {
  if (type === "null" || type === "array") {
    return type === "null" ? value === null : Array.isArray(value);
  }
  return type === "object" ? isRecord(value) : type === "integer" ? Number.isInteger(value) : typeof value === type;
}

function valueLine(place: Place, values: unknown[]): string {
  return values.some((value) => typeof value === "object" && value !== null)
    ? call(place, "expectJson", listLiteral(values.map(canonicalJson)))
    : call(place, "expectValue", listLiteral(values));
}

/** The form in which the runtime compares objects and arrays. */
function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) {
    return `[${value.map(canonicalJson).join(",")}]`;
  }
  if (isRecord(value)) {
    const names = Object.keys(value).toSorted(byCodeUnit);
    return `{${names.map((name) => `${JSON.stringify(name)}:${canonicalJson(value[name])}`).join(",")}}`;
  }
  return typeof value === "string" ? JSON.stringify(value) : String(value === 0 ? 0 : value);
}
