import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { completeSbom } from "./complete-sbom.ts";
import type { Component, Sbom } from "./sbom.ts";

const repository = join(import.meta.dirname, "../..");

/** The names of the packages that a release publishes, with their folders. */
export function publishedPackages(root = repository): Map<string, string> {
  const folders = readdirSync(join(root, "packages")).map((name) => `packages/${name}`);
  const manifests = folders.map((folder) => {
    const manifest = JSON.parse(readFileSync(join(root, folder, "package.json"), "utf8")) as Manifest;
    return [folder, manifest] as const;
  });
  return new Map(manifests.flatMap(([folder, { name, private: isPrivate }]) => (isPrivate ? [] : [[name, folder]])));
}

interface Manifest {
  name: string;
  private?: boolean;
}

/**
 * A CycloneDX document for each published package: what somebody who installs it gets beside it, and what was copied
 * into it when it was built.
 */
export async function createSboms(): Promise<Map<string, Sbom>> {
  const packages = [...publishedPackages()];
  const names = packages.map(([name]) => name);
  const locked = runPnpm(names, ["--prod", "--lockfile-only"]);
  const installed = runPnpm(names, ["--prod"]);
  const development = runPnpm(names, ["--dev"]);
  const sboms = packages.map(async ([name, folder]) => {
    const bundled = await listBundled(folder);
    const components = find(development, name).components.filter((each) => bundled.includes(fullName(each)));
    return [name, completeSbom(find(locked, name), find(installed, name), components.map(toPlain))] as const;
  });
  return new Map(await Promise.all(sboms));
}

/** The packages whose code the build copies: no other is allowed to be. */
export async function listBundled(folder: string): Promise<string[]> {
  const { default: config, copied = [] } = (await import(join(repository, folder, "tsdown.config.ts"))) as BuildModule;
  return [...(config.deps?.onlyBundle ?? []), ...copied];
}

interface BuildModule {
  default: { deps?: { onlyBundle?: string[] } };
  /** Beside what the bundler puts into the program. */
  copied?: string[];
}

const fullName = ({ group, name }: Component): string => (group === undefined ? name : `${group}/${name}`);

/** Without what the lockfile does not say, as everything else is. */
function toPlain({
  type,
  name,
  version,
  group,
  purl,
  licenses,
  externalReferences = [],
  ...other
}: Component): Component {
  const references = externalReferences.filter((each) => each.type === "distribution");
  const own = { type, name, version, ...(group !== undefined && { group }), purl, "bom-ref": other["bom-ref"] };
  return { ...own, ...(licenses !== undefined && { licenses }), externalReferences: references };
}

function find(sboms: readonly Sbom[], name: string): Sbom {
  const found = sboms.find(({ metadata: { component } }) => `${component.group}/${component.name}` === name);
  if (found === undefined) throw new Error(`pnpm wrote no SBOM of ${name}.`);
  return found;
}

function runPnpm(names: readonly string[], options: readonly string[]): Sbom[] {
  const folder = mkdtempSync(join(tmpdir(), "payment-sessions-sbom-"));
  const filters = names.flatMap((name) => ["--filter", name]);
  const format = ["--sbom-format", "cyclonedx", "--sbom-spec-version", "1.6", "--split"];
  const args = ["sbom", ...format, ...options, "--out", join(folder, "%s.json"), ...filters];
  try {
    const { status, error, stderr } = spawnSync("pnpm", args, { cwd: repository, encoding: "utf8" });
    if (status !== 0) throw error ?? new Error(`pnpm sbom failed: ${stderr}`);
    return readdirSync(folder).map((file) => JSON.parse(readFileSync(join(folder, file), "utf8")) as Sbom);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
