import { documentJson, documentYaml } from "../generated/document.ts";

/**
 * The document with this service as its first server, if it is known where that is: whoever makes a client of it would
 * otherwise send keys to another one. Nothing else of the texts changes.
 */
export function ownDocument(apiUrl: string | undefined): { json: string; yaml: string } {
  if (apiUrl === undefined) return { json: documentJson, yaml: documentYaml };
  const url = JSON.stringify(apiUrl);
  return {
    json: documentJson.replace(/("servers": \[\s+\{\s+"url": )"[^"]*"/, (_, start: string) => start + url),
    yaml: documentYaml.replace(/^(servers:\n +- url: ).*$/m, (_, start: string) => start + url),
  };
}
