import { InvalidArgumentError } from "./errors.ts";
import { isRecord } from "./is-record.ts";
import type { ParameterStyle } from "./operation.ts";

/** What stands before the value and between its parts, and whether the parts carry the parameter's name. */
const pathLayouts: Record<string, readonly [prefix: string, separator: string, named: boolean]> = {
  simple: ["", ",", false],
  label: [".", ".", false],
  matrix: [";", ";", true],
};

const queryLayout = ["", "&", true] as const;

/** Between the parts of a value that is not exploded. */
const delimiters: Record<string, string> = { spaceDelimited: "%20", pipeDelimited: "%7C" };

/** Writes one parameter as its style demands (OpenAPI 3.1, "Style Values"); an empty list or object gives `""`. */
export function serializeParameter(name: string, value: unknown, parameter: ParameterStyle): string {
  const [prefix, separator, named] = pathLayouts[parameter.style] ?? queryLayout;
  const encode = (part: unknown) => encodePart(name, part, parameter.allowReserved);
  const own = (text: string) => (named ? `${encode(name)}=${text}` : text);
  const parts = partsOf(name, value, parameter, encode, own);
  return parts.length === 0 ? "" : prefix + parts.join(separator);
}

function partsOf(
  name: string,
  value: unknown,
  { style, explode }: ParameterStyle,
  encode: (part: unknown) => string,
  own: (text: string) => string,
): string[] {
  if (style === "json" || !(Array.isArray(value) || isRecord(value))) {
    return [own(encode(style === "json" ? JSON.stringify(value) : value))];
  }
  if (Array.isArray(value)) {
    const items = value.map(encode);
    return explode || items.length === 0 ? items.map(own) : [own(items.join(delimiters[style] ?? ","))];
  }
  const entries = Object.entries(value).filter(([, part]) => part !== undefined);
  if (style === "deepObject") {
    return entries.flatMap(([key, part]) => [part].flat().map((one) => `${encode(`${name}[${key}]`)}=${encode(one)}`));
  }
  if (explode || entries.length === 0) {
    return entries.map(([key, part]) => `${encode(key)}=${encode(part)}`);
  }
  return [own(entries.flatMap((entry) => entry.map(encode)).join(delimiters[style] ?? ","))];
}

/** @throws InvalidArgumentError for half a surrogate pair, which no URL can carry. */
function encodePart(name: string, part: unknown, allowReserved = false): string {
  const text = typeof part === "object" && part !== null ? JSON.stringify(part) : String(part);
  if (/\p{Surrogate}/u.test(text)) {
    throw new InvalidArgumentError(`\`${name}\` must not contain a lone surrogate.`);
  }
  // Reserved characters that would end the query or the value stay encoded.
  return allowReserved ? encodeURI(text).replace(/[&#+]/g, encodeURIComponent) : encodeURIComponent(text);
}
