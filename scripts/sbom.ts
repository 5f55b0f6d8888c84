import { join, resolve } from "node:path";
import { writeSboms } from "./sbom/write-sboms.ts";

/** `npm run sbom [-- FOLDER]`: writes a CycloneDX document for each package that a release publishes. */
const folder = resolve(process.argv[2] ?? join(import.meta.dirname, "../dist/sbom"));
for (const { path, count } of await writeSboms(folder)) console.log(`${path}: ${count} packages`);
