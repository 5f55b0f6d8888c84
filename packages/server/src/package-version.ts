import { createRequire } from "node:module";

/** Found through the package's own name, so that it is the same from the sources and from the build. */
export function getPackageVersion(): string {
  const manifest = createRequire(import.meta.url)("@payment-sessions/server/package.json") as { version: string };
  return manifest.version;
}
