import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { loadDocument } from "./generate/load-document.ts";
import { describeOperations } from "./release/describe-operations.ts";
import { writeReleaseNotes } from "./release/release-notes.ts";
import { writeOperations } from "./release/write-operations.ts";
import { publishedPackages } from "./sbom/create-sboms.ts";
import { findLastRelease, readBaseDocument } from "./spec-diff/base-document.ts";

/**
 * The second step of `npm run release:version`, after `changeset version`: gives the document the packages' version,
 * and says in every changelog which operations have changed since the last release.
 */
const repository = fileURLToPath(new URL("..", import.meta.url));
const { root } = parseArgs({ options: { root: { type: "string", default: repository } } }).values;
const folders = [...publishedPackages(root).values()];

const manifest = await readFile(join(root, "packages/api-types/package.json"), "utf8");
const { version } = JSON.parse(manifest) as { version: string };
const path = join(root, "spec/openapi.yaml");
const text = await readFile(path, "utf8");
await writeFile(path, text.replace(/^(info:\n(?: .*\n)*? {2}version: ).*$/m, `$1${version}`));

const release = await findLastRelease(root);
const base = release === undefined ? undefined : await readBaseDocument(root, release);
const operations = describeOperations(base, await loadDocument(path));
for (const folder of folders) writeOperations(join(root, folder, "CHANGELOG.md"), version, operations);
writeReleaseNotes(root, folders, version);
console.log([`Version ${version}, since ${release ?? "the beginning"}:`, ...operations].join("\n"));
