import { createHash } from "node:crypto";
import type { Component, Sbom } from "./sbom.ts";

/**
 * One document of two: the lockfile has every package with its hash, those for other platforms too, and the installed
 * packages say under which licence they are. What was bundled is a part of the package and comes with it. The same dependencies make the same bytes, whenever and wherever.
 */
export function completeSbom(locked: Sbom, installed: Sbom, bundled: readonly Component[] = []): Sbom {
  const { timestamp: _timestamp, ...metadata } = locked.metadata;
  const self = locked.metadata.component["bom-ref"];
  const dependencies = [...locked.dependencies, ...bundled.map((each) => ({ ref: each["bom-ref"], dependsOn: [] }))];
  const content = {
    $schema: locked["$schema"],
    bomFormat: locked["bomFormat"],
    specVersion: locked["specVersion"],
    version: locked["version"],
    metadata: { ...metadata, component: withLicences(locked.metadata.component, [installed.metadata.component]) },
    components: sortBy([...locked.components, ...bundled], (each) => each["bom-ref"]).map((each) =>
      withLicences(each, installed.components),
    ),
    dependencies: sortBy(dependencies, ({ ref }) => ref).map(({ ref, dependsOn }) => ({
      ref,
      dependsOn: [...dependsOn, ...(ref === self ? bundled.map((each) => each["bom-ref"]) : [])].toSorted(),
    })),
  };
  return { ...content, serialNumber: `urn:uuid:${uuidOf(JSON.stringify(content))}` };
}

/** Of a package for another platform, which is not here to be read: that of the same release for this one. */
function withLicences(component: Component, known: readonly Component[]): Component {
  const isSameRelease = ({ group, version }: Component) =>
    component.group !== undefined && group === component.group && version === component.version;
  const found = known.find((each) => each["bom-ref"] === component["bom-ref"]) ?? known.find(isSameRelease);
  return found?.licenses === undefined ? component : { ...component, licenses: found.licenses };
}

const sortBy = <T>(values: readonly T[], key: (value: T) => string): T[] =>
  values.toSorted((a, b) => (key(a) < key(b) ? -1 : 1));

/** Version 8 (RFC 9562, section 5.8): a name for the content. */
function uuidOf(content: string): string {
  const bytes = createHash("sha256").update(content).digest().subarray(0, 16);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x80, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  return bytes.toString("hex").replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}
