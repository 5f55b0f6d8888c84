import type { JsonObject } from "./document/json.ts";

export interface ContractOptions {
  /** Of the server, with the path that the document's paths are below, if any. */
  baseUrl: string;
  /** An OpenAPI 3.1 document, bundled; this API's own unless given. */
  document: JsonObject;
  /** Of the test environment. */
  apiKey: string;
  /** Of the same organization, in its live environment. */
  liveKey?: string | undefined;
  /** Of another organization, in its test environment. */
  otherTenantKey?: string | undefined;
  /** Names of the only checks to make. */
  only?: readonly string[];
  /** What is generated follows from it. */
  seed?: number;
  /** A contractor that exists, where none can be created. */
  contractor?: string | undefined;
  /** On a redirect host that the organization allows. */
  returnUrl?: string | undefined;
  /** For one request, in milliseconds. */
  timeoutMs?: number;
  /** For the whole run, in seconds. */
  timeLimitSeconds?: number;
  onProgress?: (progress: Progress) => void;
}

export interface Progress {
  check: string;
  /** Of all, from 1. */
  number: number;
  of: number;
  requests: number;
  findings: number;
}
