export type Json = null | boolean | number | string | Json[] | JsonObject;
export interface JsonObject {
  [name: string]: Json;
}

export const isObject = (value: unknown): value is JsonObject =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Text as it is; anything else as JSON; nothing as nothing. */
export const textOf = (value: Json | undefined): string =>
  typeof value === "string" ? value : value === undefined ? "" : JSON.stringify(value);

/** RFC 6901: the pointer to a member of what `pointer` points to. */
export const memberPointer = (pointer: string, name: string | number): string =>
  `${pointer}/${String(name).replaceAll("~", "~0").replaceAll("/", "~1")}`;

const tokensOf = (pointer: string): string[] =>
  pointer
    .split("/")
    .slice(1)
    .map((token) => token.replaceAll("~1", "/").replaceAll("~0", "~"));

/** What an RFC 6901 pointer points to; undefined when there is nothing. */
export function valueAt(value: Json | undefined, pointer: string): Json | undefined {
  let found = value;
  for (const token of tokensOf(pointer)) {
    if (Array.isArray(found)) found = found[Number(token)];
    else found = isObject(found) && Object.hasOwn(found, token) ? found[token] : undefined;
  }
  return found;
}

/** A copy with another value in one place; `undefined` takes the member out. */
export function withValueAt(value: Json, pointer: string, replacement: Json | undefined): Json {
  const [token, ...rest] = tokensOf(pointer);
  if (token === undefined) return replacement ?? null;
  const inner = rest.map((each) => memberPointer("", each)).join("");
  const replace = (member: Json | undefined) =>
    inner === "" ? replacement : withValueAt(member ?? {}, inner, replacement);
  if (Array.isArray(value)) {
    return value.flatMap((item, index) =>
      index === Number(token) ? [replace(item)].filter((each) => each !== undefined) : [item],
    );
  }
  const members = isObject(value) ? value : {};
  const others = Object.entries(members).filter(([name]) => name !== token);
  const replaced = replace(Object.hasOwn(members, token) ? members[token] : undefined);
  // Built from entries, so that a member called `__proto__` is one.
  return Object.fromEntries(replaced === undefined ? others : [...others, [token, replaced]]);
}
