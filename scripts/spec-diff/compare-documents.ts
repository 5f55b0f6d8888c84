import type { BundledDocument } from "../generate/load-document.ts";
import { rateChanges } from "./rate-changes.ts";
import { runRedoclyDiff } from "./run-redocly-diff.ts";
import type { Verdict } from "./verdict.ts";

/** Everything that changed from one bundled document to the next. */
export async function compareDocuments(base: BundledDocument, revision: BundledDocument): Promise<Verdict[]> {
  return rateChanges(await runRedoclyDiff(base, revision), base, revision);
}
