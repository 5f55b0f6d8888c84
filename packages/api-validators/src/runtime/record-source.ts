import { own } from "./check.ts";
import type { TextSource } from "./parameter.ts";

/** Texts that were decoded when they were put into a record by name. */
export function recordSource(record: Readonly<Record<string, string | undefined>>): TextSource {
  return { take: (name) => [own(record, name) ?? []].flat(), decode: (text) => text };
}
