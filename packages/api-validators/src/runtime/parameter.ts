import { type Check, member, type Schema } from "./check.ts";
import { typePredicate } from "./expect-type.ts";

/** The types a text may stand for, in the order in which they are tried: `integer`, `boolean string`. */
export type TextType = string;

/** What the text of a parameter stands for: a scalar, a list, either of them, or an object of scalars and lists. */
export type Shape =
  | TextType
  | { items: TextType }
  | { either: TextType; items: TextType }
  | { fields: Readonly<Record<string, TextType | { items: TextType }>>; others?: TextType };

/** Where the texts of one part of a request come from. */
export interface TextSource {
  /** All texts sent under the name, in order and not yet decoded. */
  take(name: string): string[];
  /** All texts whose name `select` maps to a key; only in a query may one parameter have several names. */
  takeAll?(select: (name: string) => string | undefined): [key: string, text: string][];
  /** Undefined for a text that is not correctly encoded. */
  decode(text: string): string | undefined;
}

/** Turns the texts of one parameter into the values they may stand for; undefined when it was not sent. */
export type Reader = (source: TextSource, parameter: Parameter, path: string, check: Check) => unknown[] | undefined;

/** Undefined for a text that is not written in the style. */
export type Splitter = (text: string, name: string) => string[] | undefined;

/** One documented parameter or header. */
export interface Parameter {
  name: string;
  required?: boolean;
  /** By default a scalar. */
  read?: Reader;
  /** Cuts a text into words by the style of the parameter; without it the text is one word. */
  split?: Splitter;
  /** By default a string. */
  shape?: Shape;
  schema: Schema;
  default?: unknown;
}

/** Reads, coerces and checks every parameter of one part. */
export function readParameters(
  source: TextSource,
  parameters: readonly Parameter[],
  check: Check,
): Record<string, unknown> {
  const values: [string, unknown][] = [];
  for (const parameter of parameters) {
    const path = member("", parameter.name);
    const candidates = (parameter.read ?? readOne)(source, parameter, path, check);
    if (candidates) {
      values.push([parameter.name, firstValid(candidates, parameter.schema, path, check)]);
    } else if (parameter.required) {
      check.report(path, "is required.");
    } else if ("default" in parameter) {
      values.push([parameter.name, parameter.default]);
    }
  }
  return Object.fromEntries(values);
}

/** `"5"` may be a number or a string: the first reading that the schema accepts counts. */
function firstValid(candidates: unknown[], schema: Schema, path: string, check: Check): unknown {
  const valid = candidates.find((candidate) => !check.attempt(() => schema(candidate, path, check)));
  if (valid === undefined && candidates.length > 0) {
    schema(candidates[0], path, check);
  }
  return valid;
}

/** Reads the words of the only text of a parameter; undefined when it was not sent. */
export function readWords(
  source: TextSource,
  { name, split }: Parameter,
  path: string,
  check: Check,
  read: (words: string[]) => unknown[],
): unknown[] | undefined {
  const [text, second] = source.take(name);
  if (text === undefined) {
    return undefined;
  }
  const words = split ? split(text, name) : [text];
  if (second === undefined && words) {
    return read(words);
  }
  check.report(path, words ? "must be given only once." : "must be written in the documented style.");
  return [];
}

/** A scalar. */
export const readOne: Reader = (source, parameter, path, check) =>
  readWords(source, parameter, path, check, ([text = ""]) =>
    coerce(source, text, (parameter.shape ?? "string") as TextType, path, check),
  );

/** JSON's grammar of numbers, without exponents. */
const decimal = /^-?(0|[1-9]\d*)(\.\d+)?$/;

const grammars: Record<string, (text: string) => unknown> = {
  boolean: (text) => text === "true" || (text === "false" ? false : undefined),
  integer: (text) => (text.includes(".") || !Number.isSafeInteger(+text) ? undefined : grammars.number?.(text)),
  // Adding zero makes -0 the same as 0.
  number: (text) => (decimal.test(text) && Number.isFinite(+text) ? +text + 0 : undefined),
  string: (text) => text,
};

/** All values that a text may stand for; reports when there is none. */
export function coerce(source: TextSource, text: string, types: TextType, path: string, check: Check): unknown[] {
  const decoded = source.decode(text);
  if (decoded === undefined) {
    check.report(path, "must be correctly percent-encoded.");
    return [];
  }
  const names = types.split(" ");
  const values = names.map((type) => grammars[type]?.(decoded)).filter((value) => value !== undefined);
  if (values.length === 0) {
    check.report(path, typePredicate(names), names);
  }
  return values;
}
