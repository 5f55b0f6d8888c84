import { unpackedBytes } from "./check-size.ts";
import type { PublishedPackage } from "./published-package.ts";
import { sizeLimits } from "./size-limits.ts";

/** One line for each package: what is published, and how near it is to what it may weigh. */
export function printPackages(packages: readonly PublishedPackage[]): string[] {
  const rows = packages.map(({ name, files, packedBytes }) => [
    name,
    `${files.length} files`,
    `${kilobytes(packedBytes)} of ${kilobytes(sizeLimits[name]?.packedBytes ?? 0)} kB packed`,
    `${kilobytes(unpackedBytes(files))} of ${kilobytes(sizeLimits[name]?.unpackedBytes ?? 0)} kB unpacked`,
  ]);
  const widths = [0, 1, 2, 3].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows.map(([name = "", ...cells]) => {
    const padded = cells.map((cell, index) => cell.padStart(widths[index + 1] ?? 0));
    return `  ${name.padEnd(widths[0] ?? 0)}  ${padded.join("  ")}`;
  });
}

const kilobytes = (bytes: number): string => (bytes / 1000).toFixed(0);
