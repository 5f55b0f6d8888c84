import type { Check } from "./check.ts";
import { type Parameter, readParameters } from "./parameter.ts";
import type { RequestInput } from "./validated.ts";

type Headers = RequestInput["headers"];

/** Reads the documented headers; others are nobody's business. */
export function readHeaders(headers: Headers, check: Check, parameters: readonly Parameter[]): Record<string, unknown> {
  check.part = "header";
  const take = (name: string) =>
    headerTexts(
      headers,
      name,
      parameters.find((parameter) => parameter.name === name),
    );
  return readParameters({ take, decode: (text) => text }, parameters, check);
}

function headerTexts(headers: Headers, name: string, parameter?: Parameter): string[] {
  const texts = allTexts(headers, name);
  // RFC 9110, 5.3: the fields of a list may come on several lines, which mean the same as one.
  return texts.length > 1 && parameter?.split ? [texts.join(",")] : texts;
}

function allTexts(headers: Headers = {}, name: string): string[] {
  const entries = Symbol.iterator in headers ? [...headers] : Object.entries(headers);
  return entries.flatMap(([key, text]) => (key.toLowerCase() === name.toLowerCase() ? (text ?? []) : []));
}

/** The only text of a header, white space around it removed; undefined when there is none. */
export function headerText(headers: Headers, name: string): string | undefined {
  return allTexts(headers, name)[0]?.trim();
}
