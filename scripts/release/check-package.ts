import { checkContents } from "./check-contents.ts";
import { checkDependencies } from "./check-dependencies.ts";
import { checkExports } from "./check-exports.ts";
import { checkListing } from "./check-listing.ts";
import { checkManifest } from "./check-manifest.ts";
import { checkSize } from "./check-size.ts";
import type { PublishedPackage } from "./published-package.ts";

/** Each names what is wrong with a packed package, in sentences. */
const checks = [checkManifest, checkListing, checkExports, checkContents, checkSize, checkDependencies];

/** Whatever keeps a package from being published. */
export async function checkPackage(each: PublishedPackage): Promise<string[]> {
  const problems = await Promise.all(checks.map(async (check) => check(each)));
  return problems.flat();
}
