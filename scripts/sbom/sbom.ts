/** What we read and write of a CycloneDX document. */
export interface Sbom {
  metadata: { component: Component; timestamp?: string; [other: string]: unknown };
  serialNumber?: string;
  components: Component[];
  dependencies: { ref: string; dependsOn: string[] }[];
  [other: string]: unknown;
}

export interface Component {
  type: string;
  "bom-ref": string;
  name: string;
  version: string;
  group?: string;
  purl: string;
  licenses?: { license: { id?: string; name?: string } }[];
  externalReferences?: { type: string; url: string; hashes?: { alg: string; content: string }[] }[];
}
