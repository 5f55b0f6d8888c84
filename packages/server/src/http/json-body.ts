import { invalidInput } from "../errors.ts";

const utf8 = new TextDecoder("utf-8", { fatal: true });

/**
 * `JSON.parse` makes an own property of "__proto__", which the search for unstorable text then refuses by its place; of
 * a name that occurs twice it keeps the last value, as nearly every JSON parser does.
 */
export function parseJson(bytes: Buffer): unknown {
  try {
    return JSON.parse(utf8.decode(bytes));
  } catch {
    throw invalidInput([{ path: "", message: "The request body must be valid JSON in UTF-8." }]);
  }
}
