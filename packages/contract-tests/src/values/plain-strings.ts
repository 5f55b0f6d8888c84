import fc from "fast-check";

const common = ["a", "a1", "Ada", "5", "12345", "2025550143", "ada@example.com", "https://example.com/a", "a-b", "00"];

/** A few texts that a pattern accepts, the plainest first. */
export function plainStrings(pattern: string): string[] {
  const accepts = new RegExp(pattern, "u");
  const plain = common.filter((text) => accepts.test(text));
  if (plain.length > 0) return plain;
  try {
    return fc.sample(fc.stringMatching(accepts), { seed: 1, numRuns: 5 });
  } catch {
    return [];
  }
}
