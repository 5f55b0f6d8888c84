import { InvalidArgumentError } from "./errors.ts";
import { isRecord } from "./is-record.ts";

/** Every name of `Options`: the compiler says which one is missing. */
export type OptionNames<Options> = Readonly<Record<keyof Options, true>>;

/**
 * Makes sure that `options` is an object which has none but the given names. A misspelt one would go unnoticed: the key
 * would be sent to the default host instead of the `baseURL`.
 *
 * @throws InvalidArgumentError that quotes a name at most, never a value.
 */
export function assertOptions<Options>(options: Options, names: OptionNames<Options>): void {
  if (!isRecord(options)) {
    throw new InvalidArgumentError("The options must be an object.");
  }
  const unknown = Object.keys(options).find((name) => !Object.hasOwn(names, name));
  if (unknown !== undefined) {
    const known = Object.keys(names).join("`, `");
    throw new InvalidArgumentError(`There is no option \`${unknown}\`; there are \`${known}\`.`);
  }
}
