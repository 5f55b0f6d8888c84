/** A sample has to make one for each thing it does: one that stands in its text would be the same for ever. */
export const isIdempotencyKey = (header: string): boolean => header.toLowerCase() === "idempotency-key";

/** Headers as names and expressions of a program, which makes a new idempotency key by `newKey`. */
export function headerFields(headers: Record<string, string>, newKey: string): [name: string, expression: string][] {
  const expression = (name: string, value: string) => (isIdempotencyKey(name) ? newKey : JSON.stringify(value));
  return Object.entries(headers).map(([name, value]) => [name, expression(name, value)]);
}
