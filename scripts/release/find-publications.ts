import { findPublished } from "./npm-registry.ts";
import type { PublishedPackage } from "./published-package.ts";
import { ReleaseError } from "./release-error.ts";

export interface Publication {
  /** As `name@version`. */
  id: string;
  version: string;
  tarball: string;
  /** Of the tarball. */
  integrity: string;
  /** Of what the registry has as this version; undefined when it has none. */
  publishedIntegrity: string | undefined;
}

/** What is there of a release, and what is left to publish, asked of the registry. */
export async function findPublications(packages: readonly PublishedPackage[]): Promise<Publication[]> {
  return Promise.all(
    packages.map(async ({ name, version, tarball, integrity }) => {
      const publishedIntegrity = await findPublished(name, version);
      return { id: `${name}@${version}`, version, tarball, integrity, publishedIntegrity };
    }),
  );
}

/** A release that was broken off is completed by the commit that it was begun with. @throws ReleaseError */
export function assertSameContents(publications: readonly Publication[]): void {
  const others = publications.filter(
    ({ integrity, publishedIntegrity }) => publishedIntegrity !== undefined && publishedIntegrity !== integrity,
  );
  if (others.length === 0) return;
  const ids = others.map(({ id }) => id).join(", ");
  throw new ReleaseError(
    `The registry has something else as ${ids} than this commit makes. Complete the release from the commit that it was ` +
      "begun with.",
  );
}
