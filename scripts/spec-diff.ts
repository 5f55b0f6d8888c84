import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { GenerationError } from "./generate/generation-error.ts";
import { loadDocument } from "./generate/load-document.ts";
import { BaseError, findLastRelease, readBaseDocument } from "./spec-diff/base-document.ts";
import { compareDocuments } from "./spec-diff/compare-documents.ts";
import { highest, isAtLeast } from "./spec-diff/impact.ts";
import { printVerdicts } from "./spec-diff/print-verdicts.ts";
import { readPromise } from "./spec-diff/read-promise.ts";

/**
 * `npm run spec:diff [REVISION]`: what has changed in the document since the last release, or a given revision, rated by
 * what it asks of the next version. Fails when the pending changesets, or the version made of them, promise less.
 */
const repository = fileURLToPath(new URL("..", import.meta.url));
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { root: { type: "string", default: repository } },
});
const { root } = values;
const revision = positionals[0] ?? (await findLastRelease(root));
process.exitCode = await main().catch((error: unknown) => {
  if (!(error instanceof BaseError) && !(error instanceof GenerationError)) throw error;
  console.error(error.message);
  return 2;
});

async function main(): Promise<number> {
  if (revision === undefined) {
    console.log("There is no release yet, so nothing can break. Name a revision to compare with it.");
    return 0;
  }
  const base = await readBaseDocument(root, revision);
  const verdicts = await compareDocuments(base, await loadDocument(`${root}/spec/openapi.yaml`));
  for (const line of printVerdicts(verdicts)) console.log(line);
  const needed = highest(verdicts.map((each) => each.impact));
  const promised = await readPromise(root, revision);
  const changes = verdicts.length === 1 ? "1 change" : `${verdicts.length} changes`;
  console.log(`${changes} since ${revision}: ${needed}. Users are promised: ${promised}.`);
  if (isAtLeast(promised, needed)) return 0;
  console.error(`Add a changeset that promises ${needed} (npx changeset), or take back what breaks.`);
  return 1;
}
