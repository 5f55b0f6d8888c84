import { bundle, createConfig } from "@redocly/openapi-core";
import { CannotRunError } from "../cannot-run-error.ts";
import { isObject, type JsonObject } from "./json.ts";

/**
 * Reads an OpenAPI 3.1 document with every file it refers to, as one object in which each `$ref` points into itself.
 *
 * @throws CannotRunError when it cannot be read, a reference leads nowhere, or it is of another version.
 */
export async function loadDocument(path: string): Promise<JsonObject> {
  const { bundle: bundled, problems } = await read(path);
  const problem = problems.find(({ severity }) => severity === "error");
  if (problem !== undefined) throw new CannotRunError(`${path} cannot be used: ${problem.message}`);
  const document: unknown = JSON.parse(JSON.stringify(bundled.parsed));
  if (!isObject(document) || typeof document["openapi"] !== "string" || !document["openapi"].startsWith("3.1.")) {
    throw new CannotRunError(`${path} is no OpenAPI 3.1 document.`);
  }
  return document;
}

async function read(path: string) {
  try {
    return await bundle({ ref: path, config: await createConfig({}, {}) });
  } catch (error) {
    throw new CannotRunError(
      `${path} cannot be read: ${error instanceof Error ? error.message.split("\n")[0] : String(error)}`,
    );
  }
}
