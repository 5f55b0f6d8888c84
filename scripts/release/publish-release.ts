import { releaseTag } from "../spec-diff/base-document.ts";
import { assertSameContents, type Publication } from "./find-publications.ts";
import { canProveOrigin, publish } from "./npm-registry.ts";
import { isTagged, tagRelease } from "./tag-release.ts";

interface PublishOptions {
  /** Nothing is published or tagged; the log says what would be. */
  isDryRun: boolean;
  log: (line: string) => void;
}

/**
 * Publishes the tarballs in the order given, without those that are there, and tags the commit at the end: whatever has
 * the tag is in the registry as a whole.
 *
 * @throws ReleaseError when the registry has something else as one of these versions
 */
export async function publishRelease(
  root: string,
  publications: readonly Publication[],
  { isDryRun, log }: PublishOptions,
): Promise<void> {
  const version = publications[0]?.version ?? "";
  const would = isDryRun ? "would be " : "";
  const missing = publications.filter(({ publishedIntegrity }) => publishedIntegrity === undefined);
  if (missing.length === 0 && (await isTagged(root, version))) return log(`\n${version} is released already.`);
  assertSameContents(publications);
  log(`\nIn order of dependency, ${canProveOrigin() ? "with" : "without"} provenance:`);
  for (const { id, tarball, publishedIntegrity } of publications) {
    if (publishedIntegrity === undefined && !isDryRun) await publish(tarball, version);
    log(`  ${id} ${publishedIntegrity === undefined ? `${would}published` : "is there already"}`);
  }
  if (!isDryRun) await tagRelease(root, version);
  log(`\nThe commit ${would || "is "}tagged ${releaseTag(version)}`);
}
