import type { PublishedPackage } from "./published-package.ts";
import { sizeLimits } from "./size-limits.ts";

/** It is no larger than it may be. */
export function checkSize({ name, packedBytes, files }: PublishedPackage): string[] {
  const limit = sizeLimits[name];
  if (limit === undefined) return ["It has no limit in scripts/release/size-limits.ts."];
  return [
    ...exceeds("packed", packedBytes, limit.packedBytes),
    ...exceeds("unpacked", unpackedBytes(files), limit.unpackedBytes),
  ];
}

export const unpackedBytes = (files: PublishedPackage["files"]): number =>
  files.reduce((sum, { bytes }) => sum + bytes, 0);

const exceeds = (how: string, bytes: number, limit: number): string[] =>
  bytes > limit ? [`It has ${bytes} bytes ${how}, more than ${limit} (scripts/release/size-limits.ts).`] : [];
