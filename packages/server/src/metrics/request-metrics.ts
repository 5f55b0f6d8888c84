import { counter, histogram } from "./registry.ts";

export type Listener = "api" | "hosted_page";

const requests = counter("http_requests_total", "Requests that were answered.", [
  "listener",
  "method",
  "route",
  "status",
]);

const duration = histogram("http_request_duration_seconds", "From the request's headers to the end of the answer.", [
  "listener",
  "method",
  "route",
]);

/** Clients may make up as many others as they like. */
const methods = new Set(["GET", "HEAD", "POST", "PUT", "DELETE", "PATCH", "OPTIONS"]);

export interface AnsweredRequest {
  listener: Listener;
  method: string;
  /** The pattern, never the path. */
  route: string;
  status: number;
}

export function countRequest({ listener, method, route, status }: AnsweredRequest, durationMs: number): void {
  const labels = { listener, method: methods.has(method) ? method : "other", route };
  requests.inc({ ...labels, status });
  duration.observe(labels, durationMs / 1_000);
}

/** What was not even a request, and so took no time. */
export const countMalformed = (listener: Listener): void =>
  requests.inc({ listener, method: "other", route: "malformed", status: 400 });
