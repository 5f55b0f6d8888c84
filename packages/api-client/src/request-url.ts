import { InvalidArgumentError } from "./errors.ts";
import type { Operation } from "./operation.ts";
import { serializeParameter } from "./serialize-parameter.ts";

/** Names of the template's parameters, in its order. */
export function pathParameterNames(path: string): string[] {
  return Array.from(path.matchAll(/\{([^{}]+)\}/g), ([, name]) => name as string);
}

/**
 * Fills the template.
 *
 * @throws InvalidArgumentError when a value is missing or would change the path: an empty one turns "get" into "list",
 * and `fetch` resolves `.` and `..`, also encoded ones, before it sends.
 */
export function expandPath({ path, pathStyles }: Operation, values: Readonly<Record<string, unknown>>): string {
  return path.replace(/\{([^{}]+)\}/g, (_, name: string) => {
    const value = values[name] ?? "";
    const text = value === "" ? "" : serializeParameter(name, value, pathStyles?.[name] ?? { style: "simple" });
    if (text === "" || text === "." || text === "..") {
      throw new InvalidArgumentError(`\`${name}\` must not be empty, "." or "..".`);
    }
    return text;
  });
}

/** Writes the query without its `?`; parameters that are absent or `null` are left out. */
export function serializeQuery({ queryStyles }: Operation, query: unknown): string {
  if (typeof query === "string") {
    return query;
  }
  return Object.entries(query ?? {})
    .filter(([, value]) => value !== undefined && value !== null)
    .map(([name, value]) => serializeParameter(name, value, queryStyles?.[name] ?? { style: "form", explode: true }))
    .filter((text) => text !== "")
    .join("&");
}
