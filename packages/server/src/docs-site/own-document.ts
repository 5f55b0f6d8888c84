import { documentJson, documentYaml } from "../generated/document.ts";

const [documentedServer] = (JSON.parse(documentJson) as { servers: { url: string }[] }).servers;
/** The first server that the document names. */
export const documentedUrl = documentedServer?.url ?? "";

/**
 * The document with this service as its first server: whoever makes a client of it would otherwise send keys to another
 * one. Nothing else of the texts changes.
 */
export function ownDocument(apiUrl: string): { json: string; yaml: string } {
  const url = JSON.stringify(apiUrl);
  return {
    json: documentJson.replace(/("servers": \[\s+\{\s+"url": )"[^"]*"/, (_, start: string) => start + url),
    yaml: documentYaml.replace(/^(servers:\n +- url: ).*$/m, (_, start: string) => start + url),
  };
}
