import { type Json, isObject, textOf } from "../document/json.ts";
import type { ContractDocument } from "../document/contract-document.ts";
import type { Operation } from "../document/operations.ts";

export interface Credentials {
  headers: [name: string, value: string][];
  query: [name: string, value: string][];
}

export const noCredentials: Credentials = { headers: [], query: [] };

/** How a scheme of the document (OpenAPI 3.1, section 4.8.27) carries an API key; undefined for one that needs more. */
export function credentialsFor(document: ContractDocument, scheme: string, key: string): Credentials | undefined {
  const { object } = document.schemas.follow(`/components/securitySchemes/${scheme}`);
  const name = textOf(object["name"]);
  if (object["type"] === "http") return httpCredentials(object["scheme"], key);
  if (object["type"] !== "apiKey") return undefined;
  if (object["in"] === "query") return { headers: [], query: [[name, key]] };
  return { headers: [object["in"] === "cookie" ? ["Cookie", `${name}=${key}`] : [name, key]], query: [] };
}

function httpCredentials(scheme: Json | undefined, key: string): Credentials | undefined {
  const name = textOf(scheme).toLowerCase();
  if (name === "bearer") return { headers: [["Authorization", `Bearer ${key}`]], query: [] };
  // The key is the user name; a password would follow the colon (RFC 7617, section 2).
  if (name === "basic")
    return { headers: [["Authorization", `Basic ${Buffer.from(`${key}:`).toString("base64")}`]], query: [] };
  return undefined;
}

/** By the first of the operation's schemes that a key alone satisfies. */
export function credentialsOf(document: ContractDocument, operation: Operation, key: string): Credentials {
  const usable = operation.security.map((scheme) => credentialsFor(document, scheme, key));
  return usable.find((each) => each !== undefined) ?? noCredentials;
}

export const isSecured = (document: ContractDocument, { security }: Operation): boolean =>
  security.length > 0 && isObject(document.root["components"]);
