import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parseYaml } from "@redocly/openapi-core";
import { beforeAll, describe, expect, it } from "vitest";
import {
  hasInstallScript,
  mayHaveInstallScript,
  plainId,
  productionDependencies,
  readLockfile,
} from "../release/production-dependencies.ts";
import { completeSbom } from "../sbom/complete-sbom.ts";
import { createSboms, listBundled, publishedPackages } from "../sbom/create-sboms.ts";
import type { Sbom } from "../sbom/sbom.ts";

const root = join(import.meta.dirname, "../..");
const read = (path: string) => readFileSync(join(root, path), "utf8");

const lockfile = readLockfile();
const workspace = parseYaml(read("pnpm-workspace.yaml")) as Record<string, unknown>;
const published = publishedPackages();

const all = new Set([...published.values()].flatMap((folder) => [...productionDependencies(lockfile, folder)]));
const thirdParty = [...all].filter((id) => !published.has(id));

describe("what is installed", () => {
  it("has been public for three days at least, without exception", () => {
    expect(workspace["minimumReleaseAge"]).toBeGreaterThanOrEqual(3 * 24 * 60);
    expect(Object.keys(workspace).filter((name) => /^minimumReleaseAge./.test(name))).toEqual([]);
  });

  it("runs no script of its own: each that wants to is named and refused, and an unnamed one fails the install", () => {
    expect(workspace["strictDepBuilds"]).toBe(true);
    const allowed = Object.entries(workspace["allowBuilds"] as Record<string, boolean>).filter(([, value]) => value);
    expect(allowed).toEqual([]);
    expect(Object.keys(workspace).filter((name) => /^(onlyBuilt|dangerously|neverBuilt)/.test(name))).toEqual([]);
  });
});

describe("what published packages bring along", () => {
  it("has no install script, but for the links within PostgreSQL's programs, which the service makes itself", () => {
    expect(thirdParty.filter((id) => hasInstallScript(id) && !mayHaveInstallScript(id))).toEqual([]);
  });

  it("comes from the registry with a hash", () => {
    const resolutions = thirdParty.map((id) => [id, Object.keys(lockfile.packages[id]?.resolution ?? {})]);
    expect(resolutions.filter(([, keys]) => String(keys) !== "integrity")).toEqual([]);
  });
});

describe("the SBOM", () => {
  let sboms: Map<string, Sbom>;
  beforeAll(async () => {
    sboms = await createSboms();
  });

  it.each([...published])(
    "of %s lists what the lockfile says that it brings along or is built of",
    async (name, folder) => {
      const { components } = sboms.get(name) as Sbom;
      const listed = components.map(({ group, name: own, version }) => {
        const full = group === undefined ? own : `${group}/${own}`;
        return published.has(full) ? full : `${full}@${version}`;
      });
      const { devDependencies = {} } = lockfile.importers[folder] ?? {};
      const bundled = (await listBundled(folder)).map((each) => `${each}@${devDependencies[each]?.version}`);
      const expected = new Set([...productionDependencies(lockfile, folder), ...bundled].map(plainId));
      expect(listed.toSorted()).toEqual([...expected].toSorted());
    },
  );

  it.each([...published.keys()])("of %s is whole: versions, hashes and references", (name) => {
    const sbom = sboms.get(name) as Sbom;
    expect(sbom).toMatchObject({ bomFormat: "CycloneDX", specVersion: "1.6", version: 1 });
    const refs = new Set([sbom.metadata.component, ...sbom.components].map((each) => each["bom-ref"]));
    expect(refs.size).toBe(sbom.components.length + 1);
    const referred = sbom.dependencies.flatMap(({ ref, dependsOn }) => [ref, ...dependsOn]);
    expect(referred.filter((each) => !refs.has(each))).toEqual([]);
    for (const component of sbom.components) {
      expect(component.purl).toMatch(/^pkg:npm\/.+@\d+\.\d+\.\d+/);
      if (published.has(`${component.group}/${component.name}`)) continue;
      const distribution = component.externalReferences?.find(({ type }) => type === "distribution");
      const sha512 = { alg: "SHA-512", content: expect.stringMatching(/^[0-9a-f]{128}$/) as string };
      expect(distribution?.hashes, component.purl).toEqual([sha512]);
    }
  });

  it("knows the licence of everything, and each may be used by anybody for anything", () => {
    const allowed = ["Apache-2.0", "BSD-3-Clause", "ISC", "MIT", "PSF-2.0", "Unlicense"];
    const every = [...sboms.values()].flatMap(({ components, metadata }) => [...components, metadata.component]);
    const others = every.filter(
      ({ licenses = [] }) => licenses.length !== 1 || !allowed.includes(licenses[0]?.license.id ?? ""),
    );
    expect(others.map(({ purl, licenses }) => [purl, licenses])).toEqual([]);
  });

  it("is the same whenever and wherever it is made", async () => {
    const text = JSON.stringify([...sboms]);
    expect(JSON.stringify([...(await createSboms())])).toBe(text);
    expect(text).not.toContain(root);
    expect(text).not.toContain("timestamp");
  });

  it("gets another serial number when something in it changes, and none of the order that it was read in", () => {
    const [sbom] = sboms.values();
    const made = completeSbom(sbom as Sbom, sbom as Sbom);
    const { components, ...rest } = made;
    const shuffled = { ...rest, components: components.toReversed(), dependencies: rest.dependencies.toReversed() };
    expect(completeSbom(shuffled, shuffled)).toEqual(made);
    const changed = { ...made, components: components.map((each) => ({ ...each, version: "9.9.9" })) };
    expect(completeSbom(changed, changed).serialNumber).not.toBe(made.serialNumber);
    expect(made.serialNumber).toMatch(/^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });
});
