import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { findObstacles } from "./release/find-obstacles.ts";
import { findPublications } from "./release/find-publications.ts";
import { prepareRelease } from "./release/prepare-release.ts";
import { publishRelease } from "./release/publish-release.ts";
import { ReleaseError } from "./release/release-error.ts";

/**
 * `npm run release [-- --dry-run]`: checks what was built, publishes what the registry does not have yet, and tags the
 * commit. Safe to run again. A dry run does everything that others cannot see.
 */
const root = fileURLToPath(new URL("..", import.meta.url));
const { values } = parseArgs({ options: { "dry-run": { type: "boolean", default: false } } });
process.exitCode = await main(values["dry-run"]).catch((error: unknown) => {
  if (!(error instanceof ReleaseError)) throw error;
  console.error(error.message);
  return 1;
});

async function main(isDryRun: boolean): Promise<number> {
  const packages = await prepareRelease(root, console.log);
  const obstacles = await findObstacles(root, packages);
  if (!isDryRun && obstacles.length > 0) throw new ReleaseError(`\nNothing is published.\n${obstacles.join("\n")}`);
  await publishRelease(root, await findPublications(packages), { isDryRun, log: console.log });
  if (obstacles.length > 0) console.log(["\nA release would be refused:", ...obstacles].join("\n  "));
  return 0;
}
