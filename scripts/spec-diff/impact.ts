/** What a change asks of the next version (Semantic Versioning 2.0.0), the smallest first. */
export const impacts = ["none", "patch", "minor", "major"] as const;

export type Impact = (typeof impacts)[number];

export const isAtLeast = (one: Impact, other: Impact): boolean => impacts.indexOf(one) >= impacts.indexOf(other);

export const highest = (all: readonly Impact[]): Impact =>
  all.reduce((found, each) => (isAtLeast(each, found) ? each : found), "none");
