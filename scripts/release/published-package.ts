/** A package as a release publishes it. */
export interface PublishedPackage {
  name: string;
  version: string;
  /** Of its sources, from the root of the repository. */
  folder: string;
  /** The very file that is published. */
  tarball: string;
  /** Of the tarball, as registries and lockfiles write it. */
  integrity: string;
  /** Of the tarball. */
  packedBytes: number;
  /** Where the tarball is unpacked. */
  contents: string;
  /** All files in it, by paths from there, with their sizes. */
  files: { path: string; bytes: number }[];
  manifest: Manifest;
}

/** What we read of a `package.json`. */
export interface Manifest {
  name: string;
  version: string;
  description?: string;
  keywords?: string[];
  homepage?: string;
  bugs?: { url?: string };
  license?: string;
  author?: string;
  private?: boolean;
  repository?: { type?: string; url?: string; directory?: string };
  bin?: Record<string, string>;
  exports?: Record<string, ExportTarget>;
  scripts?: Record<string, string>;
  dependencies?: Record<string, string>;
  optionalDependencies?: Record<string, string>;
  peerDependencies?: Record<string, string>;
  devDependencies?: Record<string, string>;
}

export type ExportTarget = string | { [condition: string]: ExportTarget };

/** What somebody who installs it gets as well. */
export const dependenciesOf = ({ dependencies, optionalDependencies }: Manifest): Record<string, string> => ({
  ...dependencies,
  ...optionalDependencies,
});
