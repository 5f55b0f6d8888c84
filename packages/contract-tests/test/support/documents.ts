import { isObject, type JsonObject } from "../../src/document/json.ts";
import { document } from "../../src/generated/document.ts";

/** This API's document with some of its paths alone. */
export function documentOf(isWanted: (path: string) => boolean): JsonObject {
  const paths = isObject(document["paths"]) ? document["paths"] : {};
  return { ...document, paths: Object.fromEntries(Object.entries(paths).filter(([path]) => isWanted(path))) };
}
