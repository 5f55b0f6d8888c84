import type { Operation } from "../document/operations.ts";
import type { Json } from "../document/json.ts";

/** A request as it is sent: nothing of it is normalised. */
export interface SentRequest {
  method: string;
  /** With its query. */
  target: string;
  headers: [name: string, value: string][];
  body: Buffer | undefined;
}

export interface ReceivedResponse {
  status: number;
  /** By lower-case name; repeated ones joined as Node does. */
  headers: Record<string, string>;
  body: Buffer;
  /** Undefined when the body is not JSON. */
  json: Json | undefined;
}

/** One request and what came back for it. */
export interface Exchange {
  /** Undefined for a request to no operation of the document. */
  operation: Operation | undefined;
  request: SentRequest;
  /** Or one sentence on why there was no usable response. */
  response: ReceivedResponse | string;
}

export const isAnswered = (exchange: Exchange): exchange is Exchange & { response: ReceivedResponse } =>
  typeof exchange.response !== "string";

/** The operation's id, or what was asked for. */
export const nameOf = ({ operation, request }: Exchange): string =>
  operation?.id ?? `${request.method} ${request.target.split("?")[0]}`;
