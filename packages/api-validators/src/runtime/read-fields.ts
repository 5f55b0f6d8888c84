import { type Check, member, own } from "./check.ts";
import {
  coerce,
  type Parameter,
  type Reader,
  readWords,
  type Shape,
  type TextSource,
  type TextType,
} from "./parameter.ts";
import { coerceList } from "./read-list.ts";

export type FieldsShape = Extract<Shape, { fields: unknown }>;

type Entry = readonly [key: string, text: string];

/** An object in one text that alternates names and values: `R,100,G,200`. */
export const readPairs: Reader = (source, parameter, path, check) =>
  readWords(source, parameter, path, check, (words) => readEntries(source, pairsOf(words), parameter, path, check));

/** An object in one text of assignments: `R=100,G=200`. */
export const readAssignments: Reader = (source, parameter, path, check) =>
  readWords(source, parameter, path, check, (words) =>
    readEntries(source, assignmentsOf(words), parameter, path, check),
  );

/** An object whose properties are parameters of their own: `R=100&G=200`. */
export const readExploded: Reader = (source, { shape }, path, check) => {
  const { fields, others } = shape as FieldsShape;
  const entries = takeAll(source, (name) => (others !== undefined || Object.hasOwn(fields, name) ? name : undefined));
  return entries.length > 0 ? coerceFields(source, entries, shape as FieldsShape, path, check) : undefined;
};

/** An object with its name around each property: `color[R]=100&color[G]=200`. */
export const readDeepObject: Reader = (source, { name, shape }, path, check) => {
  const entries = takeAll(source, (key) =>
    key.startsWith(`${name}[`) && key.endsWith("]") ? key.slice(name.length + 1, -1) : undefined,
  );
  return entries.length > 0 ? coerceFields(source, entries, shape as FieldsShape, path, check) : undefined;
};

function takeAll(source: TextSource, select: (name: string) => string | undefined): Entry[] {
  return source.takeAll?.(select) ?? [];
}

function pairsOf(words: string[]): Entry[] | undefined {
  return words.length % 2 === 0
    ? words.flatMap((word, index) => (index % 2 === 0 ? [[word, words[index + 1] ?? ""] as const] : []))
    : undefined;
}

function assignmentsOf(words: string[]): Entry[] | undefined {
  return words.every((word) => word.includes("="))
    ? words.map((word) => [word.slice(0, word.indexOf("=")), word.slice(word.indexOf("=") + 1)] as const)
    : undefined;
}

function readEntries(
  source: TextSource,
  entries: Entry[] | undefined,
  { shape }: Parameter,
  path: string,
  check: Check,
): unknown[] {
  const decoded = entries?.map(([key, text]) => [source.decode(key), text] as const);
  if (decoded?.every((entry): entry is Entry => entry[0] !== undefined)) {
    return coerceFields(source, decoded, shape as FieldsShape, path, check);
  }
  check.report(path, "must be a list of names and values.");
  return [];
}

function coerceFields(
  source: TextSource,
  entries: readonly Entry[],
  { fields, others = "string" }: FieldsShape,
  path: string,
  check: Check,
): unknown[] {
  const texts = new Map<string, string[]>();
  for (const [key, text] of entries) {
    const known = texts.get(key);
    texts.set(key, [...(known ?? []), text]);
  }
  const values = [...texts].map(([key, all]): [string, unknown] => {
    const type = own(fields, key) ?? others;
    return [key, coerceField(source, all, type, member(path, key), check)];
  });
  return values.some(([, value]) => value === undefined) ? [] : [Object.fromEntries(values)];
}

function coerceField(
  source: TextSource,
  texts: string[],
  type: TextType | { items: TextType },
  path: string,
  check: Check,
): unknown {
  if (typeof type !== "string") {
    return coerceList(source, texts, type, path, check)[0];
  }
  if (texts.length > 1) {
    check.report(path, "must be given only once.");
    return undefined;
  }
  return coerce(source, texts[0] ?? "", type, path, check)[0];
}
