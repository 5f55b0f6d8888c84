import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { TestProject } from "vitest/node";
import { buildSite } from "../../../../scripts/docs/build-site.ts";
import { writeSite } from "../../../../scripts/docs/write-site.ts";

declare module "vitest" {
  export interface ProvidedContext {
    /** The folder that the site was built into. */
    siteFolder: string;
  }
}

/** One site for the whole run. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const parent = await mkdtemp(join(tmpdir(), "payment-sessions-site-"));
  const folder = join(parent, "a folder");
  await writeSite(folder, await buildSite(fileURLToPath(new URL("../../../..", import.meta.url))));
  project.provide("siteFolder", folder);
  return () => rm(parent, { recursive: true });
}
