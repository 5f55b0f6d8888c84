/** A target, or a parameter of the target before it. Quoted values are consumed whole: they may look like links. */
const PART = /<([^<>]*)>|;\s*([^\s=;,"<]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s";,]*))/g;

/** The target of the first link that has the relation, such as `next` (RFC 8288, section 3). */
export function findLink(header: string, relation: string): string | undefined {
  let current: string | undefined;
  for (const [, target, name, quoted, bare] of header.matchAll(PART)) {
    current = target ?? current;
    const relations = name?.toLowerCase() === "rel" ? (quoted ?? bare ?? "").toLowerCase().split(/\s+/) : [];
    if (relations.includes(relation)) {
      return current;
    }
  }
  return undefined;
}
