import type { Check } from "./check.ts";
import { typePredicate } from "./expect-type.ts";
import { coerce, type Reader, type Shape } from "./parameter.ts";
import { coerceList } from "./read-list.ts";

type EitherShape = Extract<Shape, { either: unknown }>;

/** A parameter that is a scalar or a list: a single text is tried as a scalar first. */
export const readEither: Reader = (source, { name, split, shape }, path, check) => {
  const { either, items } = shape as EitherShape;
  const texts = source.take(name);
  const [text = "", second] = texts;
  if (texts.length === 0) {
    return undefined;
  }
  if (split && second !== undefined) {
    check.report(path, "must be given only once.");
    return [];
  }
  const words = split ? (split(text, name) ?? []) : texts;
  const scalars = second === undefined ? quietly(check, () => coerce(source, text, either, path, check)) : [];
  const lists = quietly(check, () => coerceList(source, words, { items }, path, check));
  if (scalars.length + lists.length === 0) {
    check.report(path, typePredicate([...either.split(" "), "array"]));
  }
  return [...scalars, ...lists];
};

function quietly(check: Check, read: () => unknown[]): unknown[] {
  let values: unknown[] = [];
  check.attempt(() => {
    values = read();
  });
  return values;
}
