import type { IncomingHttpHeaders } from "node:http";

export type Attributes = Record<string, string | number | boolean>;

/**
 * Attributes and names go to whoever collects the traces: patterns, statuses and counts, and never a URL, an address or
 * a text of anybody's.
 */
export interface SpanSettings {
  name: string;
  kind: "server" | "client";
  attributes?: Attributes;
}

export interface Span {
  set(attributes: Attributes): void;
  /** Under the name of a kind of failure; its text could have anything in it. */
  fail(kind: string): void;
}

export interface RequestSpan extends Span {
  readonly traceId: string;
  rename(name: string): void;
  end(): void;
}

export interface Tracer {
  /** Whatever `work` begins is a part of it. */
  trace<T>(settings: SpanSettings, work: (span: Span) => Promise<T>): Promise<T>;
  /** Continues the trace that the client's `traceparent` names, if any; `goOn` and what follows it are a part of it. */
  beginRequest(settings: SpanSettings, headers: IncomingHttpHeaders, goOn: (span: RequestSpan) => void): void;
  /** Sends what was not sent yet, within a few seconds. */
  stop(): Promise<void>;
}

export interface TracingSettings {
  /** Where the spans of a batch are sent to, by OTLP over HTTP. */
  url: string;
  headers: Record<string, string>;
  serviceName: string;
  /** Of the traces that begin here; what a client has begun is sampled as the client says. */
  sampledRatio: number;
}
