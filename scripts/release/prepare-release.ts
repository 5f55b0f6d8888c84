import { join } from "node:path";
import { writeSboms } from "../sbom/write-sboms.ts";
import { buildPackages } from "./build-packages.ts";
import { checkPackage } from "./check-package.ts";
import { packPackages } from "./pack-packages.ts";
import { printPackages } from "./print-packages.ts";
import type { PublishedPackage } from "./published-package.ts";
import { ReleaseError } from "./release-error.ts";
import { writeReleaseNotes } from "./release-notes.ts";

/**
 * Everything that a release needs, in `dist/`: the tarballs, checked; bills of materials; the notes.
 *
 * @throws ReleaseError when a package must not be published as it is
 */
export async function prepareRelease(root: string, log: (line: string) => void): Promise<PublishedPackage[]> {
  log("Building the packages, and checking them with publint and attw.");
  await buildPackages(root, ["build", "check:package"]);
  const packages = await packPackages(join(root, "dist/release"));
  const version = packages[0]?.version ?? "";
  log(`\nRelease ${version}\n`);
  for (const line of printPackages(packages)) log(line);
  await assertPublishable(packages);
  log("\nManifests, exports, contents, sizes and dependencies are as they have to be.");
  const sboms = await writeSboms(join(root, "dist/sbom"));
  log(`dist/sbom/ has the ${sboms.length} bills of materials, dist/release/ the tarballs and notes.md.`);
  writeReleaseNotes(
    root,
    packages.map(({ folder }) => folder),
    version,
  );
  return packages;
}

async function assertPublishable(packages: readonly PublishedPackage[]): Promise<void> {
  const problems = await Promise.all(
    packages.map(async (each) => (await checkPackage(each)).map((problem) => `${each.name}: ${problem}`)),
  );
  if (problems.flat().length > 0) throw new ReleaseError(`\nNothing is published.\n${problems.flat().join("\n")}`);
}
