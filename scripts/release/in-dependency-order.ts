import { dependenciesOf, type PublishedPackage } from "./published-package.ts";

/** Each after all that it depends on, so that whatever can be installed at any moment can be installed whole. */
export function inDependencyOrder<P extends Pick<PublishedPackage, "name" | "manifest">>(packages: readonly P[]): P[] {
  const ordered = new Set<P>();
  const visit = (each: P, dependents: readonly string[]) => {
    if (dependents.includes(each.name)) throw new Error(`${[...dependents, each.name].join(" → ")} is a circle.`);
    const names = Object.keys(dependenciesOf(each.manifest));
    for (const other of packages) if (names.includes(other.name)) visit(other, [...dependents, each.name]);
    ordered.add(each);
  };
  for (const each of packages) visit(each, []);
  return [...ordered];
}
