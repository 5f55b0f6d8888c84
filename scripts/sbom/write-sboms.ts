import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createSboms } from "./create-sboms.ts";

interface WrittenSbom {
  path: string;
  /** How many packages it lists. */
  count: number;
}

/** Writes a CycloneDX document for each published package into a folder, as `api-types.cdx.json`. */
export async function writeSboms(folder: string): Promise<WrittenSbom[]> {
  mkdirSync(folder, { recursive: true });
  return [...(await createSboms())].map(([name, sbom]) => {
    const path = join(folder, `${name.split("/").at(-1)}.cdx.json`);
    writeFileSync(path, `${JSON.stringify(sbom, undefined, 2)}\n`);
    return { path, count: sbom.components.length };
  });
}
