import type { BundledDocument } from "../generate/load-document.ts";

const methods = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];

/** Operations that asked for a credential and do so no more, as `GET /api/v1/events`. */
export function openedOperations(base: BundledDocument, revision: BundledDocument): string[] {
  const openNow = new Set(
    operations(revision)
      .filter(({ isOpen }) => isOpen)
      .map(({ name }) => name),
  );
  return operations(base).flatMap(({ name, isOpen }) => (!isOpen && openNow.has(name) ? [name] : []));
}

function operations(document: BundledDocument): { name: string; isOpen: boolean }[] {
  return Object.entries(document.paths ?? {}).flatMap(([path, item]) =>
    methods.flatMap((method) => {
      const operation = (item as Record<string, { security?: unknown } | undefined>)[method];
      if (operation === undefined) return [];
      return [{ name: `${method.toUpperCase()} ${path}`, isOpen: isOpen(operation.security ?? document["security"]) }];
    }),
  );
}

/** OpenAPI 3.1, section 4.8.30: no requirement, or an empty one among several, lets anybody in. */
const isOpen = (security: unknown): boolean =>
  !Array.isArray(security) ||
  security.length === 0 ||
  security.some((each) => Object.keys(each as object).length === 0);
