import type { Json } from "../document/json.ts";

/** A request as it was made up, before it is known which objects there are. */
export interface Draft {
  operationId: string;
  /** Instead of the operation's own. */
  method: string | undefined;
  path: Record<string, PathDraft>;
  query: [name: string, text: string][];
  headers: [name: string, value: string][];
  credentials: CredentialsDraft;
  body: BodyDraft;
}

/** `known`: of an object that was created, by its place among them. */
export type PathDraft = { known: number } | { text: string };

export type CredentialsDraft = "valid" | "none" | { authorization: string };

export type BodyDraft =
  | { kind: "none" }
  /** `known`: with the values that only the server knows, as a valid request has them. */
  | { kind: "json"; value: Json; known: boolean; changes: Change[] }
  | { kind: "bytes"; bytes: Uint8Array };

/** One place of a value made another: the places are counted, so that a change fits any value. */
export interface Change {
  place: number;
  what: "replaced" | "removed" | "added";
  name: string;
  value: Json;
}
