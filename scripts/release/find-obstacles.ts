import { execFile } from "node:child_process";
import { promisify } from "node:util";
import getChangesets from "@changesets/read";
import { loadDocument } from "../generate/load-document.ts";
import type { PublishedPackage } from "./published-package.ts";
import { setsVersion } from "./sets-version.ts";

/** Why the work tree, as it is, cannot be released. */
export async function findObstacles(root: string, packages: readonly PublishedPackage[]): Promise<string[]> {
  const pending = (await getChangesets(root)).length;
  const versions = new Set(packages.map(({ version }) => version));
  const { info } = await loadDocument(`${root}/spec/openapi.yaml`);
  const { stdout: changed } = await promisify(execFile)("git", ["status", "--porcelain"], { cwd: root });
  const isSetByHead = await setsVersion(root, packages[0]?.version ?? "");
  return [
    ...(pending > 0 ? [`${pending} changesets are pending. \`npm run release:version\` makes a version of them.`] : []),
    ...(versions.has("0.0.0") ? ["There is no version yet: 0.0.0 is none."] : []),
    ...(versions.size > 1 ? [`The packages have several versions: ${[...versions].join(", ")}.`] : []),
    ...(versions.has(info.version) ? [] : [`The document's version is ${info.version}.`]),
    ...(isSetByHead ? [] : ["The commit is not the one that set the version, which alone may be published as it."]),
    ...(changed === "" ? [] : ["Files are changed that are not committed."]),
  ];
}
