import { expectWithinLimits } from "./json-limits.ts";
import { type Reader, readWords } from "./parameter.ts";

/** A parameter whose one text is a JSON document. */
export const readJson: Reader = (source, parameter, path, check) =>
  readWords(source, parameter, path, check, ([text = ""]) => {
    try {
      const value: unknown = JSON.parse(source.decode(text) ?? "");
      return expectWithinLimits(value, check, path) ? [value] : [];
    } catch {
      check.report(path, "must be valid JSON.");
      return [];
    }
  });
