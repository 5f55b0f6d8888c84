export type JsonObject = Record<string, unknown>;

/** The value when it is a JSON object: neither an array nor null. */
export const asObject = (value: unknown): JsonObject | undefined =>
  typeof value === "object" && value !== null && !Array.isArray(value) ? (value as JsonObject) : undefined;
