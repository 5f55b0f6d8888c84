import type { JsonObject } from "../../src/document/json.ts";

export interface ProxyRequest {
  method: string;
  /** With its query, as it was sent. */
  target: string;
  headers: Record<string, string>;
  body: Buffer;
}

export interface ProxyResponse {
  status: number;
  headers: Record<string, string>;
  body: Buffer;
}

/** What a fault remembers from one request to the next. */
export type Memory = Map<string, string>;

/** Something that a server might do wrong. */
export interface Fault {
  name: string;
  /** The check that has to tell of it. */
  caughtBy: string;
  /** The check whose requests bring it about, where that is another one. */
  during?: string;
  /** Answers in the server's place, changes what it gets, or leaves it (undefined). */
  onRequest?: (request: ProxyRequest, memory: Memory) => ProxyRequest | ProxyResponse | "hang up" | undefined;
  onResponse?: (response: ProxyResponse, request: ProxyRequest, memory: Memory) => ProxyResponse | undefined;
  /** What becomes of a webhook on its way: others in its place, in this order. */
  onWebhook?: (webhook: ProxyRequest, memory: Memory) => ProxyRequest[];
  /** What the server gets to know as the receiver's answer. */
  onWebhookAnswer?: (status: number) => number;
  /** The document says something that the server does not do. */
  onDocument?: (document: JsonObject) => void;
}
