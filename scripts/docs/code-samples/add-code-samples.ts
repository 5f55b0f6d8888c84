import { type MethodModel, readResources } from "../../generate/api-client/read-resources.ts";
import { resolveObject } from "../../generate/json-pointer.ts";
import type { BundledDocument } from "../../generate/load-document.ts";
import { curlSample } from "./curl-sample.ts";
import { fetchSample } from "./fetch-sample.ts";
import { pythonSample } from "./python-sample.ts";
import { readSampleRequest, type SampleRequest } from "./sample-request.ts";
import { typescriptSample } from "./typescript-sample.ts";

/** One entry of `x-codeSamples`, as Redoc reads it. */
export interface CodeSample {
  lang: string;
  label: string;
  source: string;
}

const languages: { lang: string; label: string; write: (request: SampleRequest) => string }[] = [
  { lang: "Shell", label: "curl", write: curlSample },
  { lang: "TypeScript", label: "TypeScript", write: typescriptSample },
  { lang: "JavaScript", label: "fetch", write: fetchSample },
  { lang: "Python", label: "Python", write: pythonSample },
];

/**
 * A copy of the document in which every operation shows how to call it, with the values of its first example.
 *
 * @throws GenerationError when a parameter in a path has no example, or a body has none.
 */
export function addCodeSamples(document: BundledDocument): BundledDocument {
  const copy = structuredClone(document);
  for (const { name: resource, methods } of readResources(copy)) {
    for (const method of methods) operationAt(copy, method)["x-codeSamples"] = samplesOf(copy, resource, method);
  }
  return copy;
}

function samplesOf(document: BundledDocument, resource: string, method: MethodModel): CodeSample[] {
  const request = readSampleRequest(document, resource, method);
  return languages.map(({ lang, label, write }) => ({ lang, label, source: write(request) }));
}

function operationAt(document: BundledDocument, { operation: { pointer } }: MethodModel): Record<string, unknown> {
  return resolveObject(document, { $ref: `#${encodeURI(pointer)}` }, pointer).value;
}
