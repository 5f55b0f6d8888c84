import { GenerationError } from "../generation-error.ts";
import { childPointer, isRecord } from "../json-pointer.ts";
import type { BundledDocument } from "../load-document.ts";
import { camelCase, pascalCase } from "../names.ts";

/** Every string enum among the component schemas, as an array of its values and the union of them. */
export function enumsModule(document: BundledDocument): string {
  const places = new Map<string, string>();
  const enums = Object.entries(document.components?.schemas ?? {}).flatMap(([name, schema]) => {
    const values = isRecord(schema) && Array.isArray(schema.enum) ? schema.enum : [];
    const strings = values.filter((value): value is string => typeof value === "string");
    return strings.length === 0 ? [] : [enumDeclaration(name, strings, places)];
  });
  return enums.length === 0 ? "export {};" : enums.join("\n");
}

function enumDeclaration(name: string, values: string[], places: Map<string, string>): string {
  const pointer = childPointer("/components/schemas", name);
  const constant = pluralOf(camelCase(name));
  const other = places.get(constant);
  if (other !== undefined) {
    throw new GenerationError(pointer, `The enum "${name}" gets the same name as the one of ${other}.`);
  }
  places.set(constant, pointer);
  return [
    `/** The values of \`${name}\` that this version knows. */`,
    `export const ${constant} = [`,
    ...values.map((value) => `  ${JSON.stringify(value)},`),
    "] as const;",
    `/** One of {@link ${constant}}. */`,
    `export type Known${pascalCase(name)} = (typeof ${constant})[number];`,
    "",
  ].join("\n");
}

function pluralOf(name: string): string {
  if (/[^aeiou]y$/.test(name)) {
    return `${name.slice(0, -1)}ies`;
  }
  return /(s|x|z|ch|sh)$/.test(name) ? `${name}es` : `${name}s`;
}
