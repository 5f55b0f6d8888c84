/** The same text for values that differ in the order of their properties alone. */
export const canonicalJson = (value: unknown): string => JSON.stringify(value, (_name, each) => sorted(each));

function sorted(value: unknown): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).toSorted(([one], [other]) => (one < other ? -1 : 1)));
}
