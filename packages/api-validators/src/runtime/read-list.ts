import { type Check, item } from "./check.ts";
import { coerce, type Reader, readWords, type TextSource, type TextType } from "./parameter.ts";

/** A list in one text. */
export const readList: Reader = (source, parameter, path, check) =>
  readWords(source, parameter, path, check, (words) =>
    coerceList(source, words, parameter.shape as ListShape, path, check),
  );

/** A list with one text for each item: `a=1&a=2`. */
export const readRepeated: Reader = (source, { name, shape }, path, check) => {
  const texts = source.take(name);
  return texts.length > 0 ? coerceList(source, texts, shape as ListShape, path, check) : undefined;
};

export interface ListShape {
  items: TextType;
}

/** Reports an item that cannot be read at its own place. */
export function coerceList(
  source: TextSource,
  texts: readonly string[],
  { items }: ListShape,
  path: string,
  check: Check,
): unknown[] {
  const values = texts.map((text, index) => coerce(source, text, items, item(path, index), check)[0]);
  return values.includes(undefined) ? [] : [values];
}
