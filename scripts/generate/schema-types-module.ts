/** A module that hands on types of the document's objects, so that whoever gets one can name it. */
export function schemaTypesModule(names: readonly string[]): string {
  if (names.length === 0) return "export {};";
  return `export type {\n${names.map((name) => `  ${name},\n`).join("")}} from "@payment-sessions/api-types";`;
}
