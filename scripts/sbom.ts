import { mkdirSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { createSboms } from "./sbom/create-sboms.ts";

/** `npm run sbom [-- FOLDER]`: writes a CycloneDX document for each package that a release publishes. */
const folder = resolve(process.argv[2] ?? join(import.meta.dirname, "../dist/sbom"));
mkdirSync(folder, { recursive: true });
for (const [name, sbom] of await createSboms()) {
  const path = join(folder, `${name.split("/").at(-1)}.cdx.json`);
  writeFileSync(path, `${JSON.stringify(sbom, undefined, 2)}\n`);
  console.log(`${path}: ${sbom.components.length} packages`);
}
