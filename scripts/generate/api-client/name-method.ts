import { wordsOf } from "../names.ts";

/**
 * The name of an operation inside its resource: the words of its id without those of the resource, which the caller
 * has just written. `createPaymentSession` of "Payment sessions" becomes `create`.
 */
export function nameMethod(operationId: string, tag: string): string {
  const words = wordsOf(operationId);
  const resource = wordsOf(tag);
  const start = words.findIndex((_, index) => startsWithWords(words.slice(index), resource));
  const rest = start < 0 ? [] : words.toSpliced(start, resource.length);
  return propertyName(rest.length > 0 ? rest : words);
}

/** Words in camel case. Unlike the name of a variable, a property may be a reserved word such as `delete`. */
export function propertyName(words: readonly string[]): string {
  const name = words
    .map((word) => word.toLowerCase())
    .map((word, index) => (index === 0 ? word : word.charAt(0).toUpperCase() + word.slice(1)))
    .join("");
  // `await` takes an object with a method `then` for a promise.
  return name === "then" ? "_then" : name;
}

function startsWithWords(words: readonly string[], start: readonly string[]): boolean {
  return start.length > 0 && start.every((word, index) => isSameWord(word, words[index] ?? ""));
}

/** Whether one is the other, or its plural. */
function isSameWord(a: string, b: string): boolean {
  const [left, right] = [a.toLowerCase(), b.toLowerCase()];
  return left === right || pluralsOf(left).includes(right) || pluralsOf(right).includes(left);
}

function pluralsOf(word: string): string[] {
  return [`${word}s`, `${word}es`, ...(word.endsWith("y") ? [`${word.slice(0, -1)}ies`] : [])];
}
