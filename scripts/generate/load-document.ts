import { dirname, relative, resolve } from "node:path";
import { BaseResolver, bundle, createConfig, type Document, isAbsoluteUrl, ResolveError } from "@redocly/openapi-core";
import { GenerationError } from "./generation-error.ts";

/** One plain OpenAPI 3.1 object: every `$ref` points into the document itself. */
export interface BundledDocument {
  openapi: string;
  info: { title: string; version: string; [key: string]: unknown };
  paths?: Record<string, unknown>;
  webhooks?: Record<string, unknown>;
  components?: Record<string, Record<string, unknown>>;
  [key: string]: unknown;
}

/** Generation has to give the same result everywhere, so nothing is ever fetched from a network. */
class FileResolver extends BaseResolver {
  override loadExternalRef(absoluteRef: string) {
    if (isAbsoluteUrl(absoluteRef)) {
      throw new ResolveError(new Error(`${absoluteRef} is not a file`));
    }
    return super.loadExternalRef(absoluteRef);
  }
}

/**
 * Reads the OpenAPI document at `path` together with all files it refers to.
 *
 * @throws GenerationError when a file cannot be read or parsed, a reference leads nowhere, or it is not OpenAPI 3.1.
 */
export async function loadDocument(path: string): Promise<BundledDocument> {
  const root = resolve(path);
  const config = await createConfig({}, {});
  const resolver = new FileResolver(config.resolve);
  const document = await readRoot(resolver, root);
  assertSupported(document.parsed);
  const { bundle: bundled, problems } = await bundle({ doc: document, config, externalRefResolver: resolver });
  const problem = problems.find(({ severity }) => severity === "error");
  if (problem) {
    throw new GenerationError(placeOf(problem.location[0], root), asSentence(problem.message));
  }
  return withoutSharedObjects(bundled.parsed);
}

async function readRoot(resolver: BaseResolver, root: string): Promise<Document> {
  try {
    const document = await resolver.resolveDocument(null, root, true);
    if (document instanceof Error) {
      throw document;
    }
    return document;
  } catch (error) {
    throw new GenerationError("/", sentenceOf(error));
  }
}

function assertSupported(parsed: unknown): asserts parsed is BundledDocument {
  const version = parsed !== null && typeof parsed === "object" && "openapi" in parsed ? parsed.openapi : undefined;
  if (typeof version !== "string" || !version.startsWith("3.1.")) {
    throw new GenerationError("/openapi", "Only OpenAPI 3.1 documents can be generated from.");
  }
}

/** Bundled files are spliced in by identity; a copy keeps one generator's slip from changing what another one reads. */
function withoutSharedObjects(document: unknown): BundledDocument {
  return JSON.parse(JSON.stringify(document)) as BundledDocument;
}

type Place = { source: { absoluteRef: string }; pointer?: string | undefined };

function placeOf(location: Place | undefined, root: string): string {
  const pointer = (location?.pointer ?? "#/").replace(/^#/, "");
  const file = location?.source.absoluteRef ?? root;
  return file === root ? pointer : `${relative(dirname(root), file)}#${pointer}`;
}

function sentenceOf(error: unknown): string {
  return asSentence(`The document cannot be read: ${error instanceof Error ? error.message : String(error)}`);
}

function asSentence(text: string): string {
  const line = text.split("\n")[0]?.trim() ?? "";
  return line.endsWith(".") ? line : `${line}.`;
}
