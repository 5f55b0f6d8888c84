import { GenerationError } from "./generation-error.ts";
import type { BundledDocument } from "./load-document.ts";

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** Extends a JSON Pointer (RFC 6901) by one or more tokens. */
export function childPointer(pointer: string, ...tokens: (string | number)[]): string {
  return tokens.reduce<string>((parent, token) => `${parent}/${escapeToken(String(token))}`, pointer);
}

function escapeToken(token: string): string {
  return token.replaceAll("~", "~0").replaceAll("/", "~1");
}

export function pointerTokens(pointer: string): string[] {
  return pointer
    .split("/")
    .slice(1)
    .map((token) => token.replaceAll("~1", "/").replaceAll("~0", "~"));
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The target of a `$ref` such as `#/components/schemas/Card`; `place` is where the reference stands. */
export function resolveReference(
  document: BundledDocument,
  reference: unknown,
  place: string,
): { value: unknown; pointer: string } {
  if (typeof reference !== "string") {
    throw new GenerationError(place, '"$ref" must be a string.');
  }
  if (reference !== "#" && !reference.startsWith("#/")) {
    throw new GenerationError(place, `Only references into the document can be followed, not "${reference}".`);
  }
  const pointer = decodeFragment(reference.slice(1), place);
  let value: unknown = document;
  for (const token of pointerTokens(pointer)) {
    value = childOf(value, token);
  }
  if (value === undefined) {
    throw new GenerationError(place, `"${reference}" leads nowhere.`);
  }
  return { value, pointer };
}

function decodeFragment(fragment: string, place: string): string {
  try {
    return decodeURIComponent(fragment);
  } catch {
    throw new GenerationError(place, `"#${fragment}" is not a valid reference.`);
  }
}

function childOf(value: unknown, token: string): unknown {
  return typeof value === "object" && value !== null && Object.hasOwn(value, token)
    ? (value as Record<string, unknown>)[token]
    : undefined;
}

/** Follows `$ref`s of anything that is not a schema (parameters, responses, path items …) to the object meant. */
export function resolveObject(
  document: BundledDocument,
  value: unknown,
  place: string,
): { value: Record<string, unknown>; pointer: string } {
  let current = value;
  let pointer = place;
  const visited = new Set<string>();
  while (isRecord(current) && "$ref" in current) {
    ({ value: current, pointer } = resolveReference(document, current.$ref, pointer));
    if (visited.has(pointer)) {
      throw new GenerationError(place, "The reference leads back to itself.");
    }
    visited.add(pointer);
  }
  if (!isRecord(current)) {
    throw new GenerationError(pointer, "An object is expected here.");
  }
  return { value: current, pointer };
}
