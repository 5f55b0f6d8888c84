import type { Check } from "./check.ts";
import { type Parameter, readParameters } from "./parameter.ts";
import { recordSource } from "./record-source.ts";
import type { RequestInput } from "./validated.ts";

/** Reads the path parameters. */
export function readPath(input: RequestInput, check: Check, parameters: readonly Parameter[]): Record<string, unknown> {
  check.part = "path";
  return readParameters(recordSource(input.path ?? {}), parameters, check);
}
