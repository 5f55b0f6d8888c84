/**
 * Headers as names and expressions of a program. A program has to make an idempotency key for each thing it does: one
 * that stands in its text would be the same for ever.
 */
export function headerFields(headers: Record<string, string>, newKey: string): [name: string, expression: string][] {
  const expression = (name: string, value: string) =>
    name.toLowerCase() === "idempotency-key" ? newKey : JSON.stringify(value);
  return Object.entries(headers).map(([name, value]) => [name, expression(name, value)]);
}
