/** How postgres.js writes and reads the one type of array (PostgreSQL manual, section 8.15): of one dimension, no nulls. */
const arrayOf = <T extends string | number>(oid: number, readElement: (text: string) => T) => ({
  to: oid,
  from: [oid],
  serialize: (elements: readonly T[]): string => `{${elements.map(quote).join(",")}}`,
  parse: (text: string): T[] =>
    [...text.matchAll(/"((?:[^"\\]|\\.)*)"|[^{},]+/gs)].map(([plain, quoted]) => readElement(unquote(quoted) ?? plain)),
});

const quote = (element: string | number): string => `"${String(element).replace(/["\\]/g, "\\$&")}"`;
const unquote = (quoted: string | undefined): string | undefined => quoted?.replace(/\\(.)/gs, "$1");

/** Those in our tables and statements, by the numbers that they have in every database (pg_type.dat). */
export const arrayTypes = {
  integers: arrayOf(1007, Number),
  texts: arrayOf(1009, String),
  uuids: arrayOf(2951, String),
};
