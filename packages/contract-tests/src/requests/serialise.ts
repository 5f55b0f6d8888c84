import { isObject, type Json, textOf } from "../document/json.ts";

/** How a parameter's value is written (OpenAPI 3.1, section 4.8.12.3, after RFC 6570). */
export interface Serialisation {
  name: string;
  style: string;
  explode: boolean;
}

const encode = (value: Json): string => encodeURIComponent(textOf(value));
const members = (value: Json): [string, Json][] => Object.entries(isObject(value) ? value : {});
/** `a=1` for what is exploded; `a,1` for what is not. */
const pairs = (value: Json, separator: string): string[] =>
  members(value).map(([name, member]) => `${encodeURIComponent(name)}${separator}${encode(member)}`);

/** The part of a path that stands for the parameter. */
export function inPath(value: Json, { name, style, explode }: Serialisation): string {
  const [prefix, separator] = { label: [".", "."], matrix: [";", ";"] }[style] ?? ["", ","];
  const isNamed = style === "matrix";
  const own = (text: string) => (isNamed ? `${encodeURIComponent(name)}=${text}` : text);
  if (Array.isArray(value)) {
    const items = value.map(encode);
    return prefix + (explode ? items.map(own).join(separator) : own(items.join(",")));
  }
  if (isObject(value)) return prefix + (explode ? pairs(value, "=").join(separator) : own(pairs(value, ",").join(",")));
  return prefix + own(encode(value));
}

/** The text of a header, whose style is always "simple" and in which nothing is encoded. */
export function inHeader(value: Json, { explode }: Pick<Serialisation, "explode">): string {
  if (Array.isArray(value)) return value.map(textOf).join(",");
  if (!isObject(value)) return textOf(value);
  const separator = explode ? "=" : ",";
  return members(value)
    .map(([name, member]) => `${name}${separator}${textOf(member)}`)
    .join(",");
}

const delimiters: Record<string, string> = { spaceDelimited: "%20", pipeDelimited: "%7C" };

/** The parts of a query that stand for the parameter, to be joined by `&`. */
export function inQuery(value: Json, { name, style, explode }: Serialisation): string[] {
  const own = encodeURIComponent(name);
  if (Array.isArray(value)) {
    const items = value.map(encode);
    const delimiter = delimiters[style] ?? ",";
    return explode ? items.map((item) => `${own}=${item}`) : [`${own}=${items.join(delimiter)}`];
  }
  if (!isObject(value)) return [`${own}=${encode(value)}`];
  if (style === "deepObject")
    return members(value).map(([key, member]) => `${own}%5B${encodeURIComponent(key)}%5D=${encode(member)}`);
  return explode ? pairs(value, "=") : [`${own}=${pairs(value, ",").join(",")}`];
}
