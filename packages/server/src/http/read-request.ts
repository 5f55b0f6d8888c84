import type { OperationSummary, RequestInput } from "@payment-sessions/api-validators";
import type { FastifyRequest } from "fastify";
import { ApiError, type ErrorDetail } from "../errors.ts";
import { parseJson } from "./json-body.ts";
import { queryErrors } from "./query-errors.ts";
import { readBody } from "./read-body.ts";
import { unexpectedBodyErrors } from "./unexpected-body.ts";
import { findUnstorable } from "./unstorable.ts";

/** The parts of a request as they arrived, and what is wrong with the values whatever the operation expects. */
export interface ReadRequest {
  input: RequestInput;
  errors: ErrorDetail[];
}

/** Methods whose bodies mean nothing (RFC 9110, section 9.3.1); Node reads and drops them. */
const bodiless = new Set(["GET", "HEAD"]);

export async function readRequest(
  request: FastifyRequest,
  { requestContentTypes }: OperationSummary,
): Promise<ReadRequest> {
  const query = rawQuery(request.raw.url ?? "");
  const input = { path: request.params as Record<string, string>, query, headers: request.headers };
  const errors = queryErrors(query);
  if (bodiless.has(request.method)) return { input, errors };
  const bytes = await readBody(request.raw);
  if (requestContentTypes.length === 0) return { input, errors: [...errors, ...unexpectedBodyErrors(bytes)] };
  if (bytes === undefined) throw new ApiError("payload_too_large", "The request body is larger than 64 KiB.");
  const body = bytes.length === 0 ? undefined : readJson(request, bytes);
  return { input: { ...input, body }, errors: [...errors, ...findUnstorable(body)] };
}

function readJson(request: FastifyRequest, bytes: Buffer): unknown {
  const encoding = request.headers["content-encoding"]?.toLowerCase() ?? "identity";
  if (mediaType(request.headers["content-type"]) !== "application/json" || encoding !== "identity") {
    throw new ApiError("unsupported_media_type", "The request body must be sent as application/json.");
  }
  return parseJson(bytes);
}

/** What follows the first question mark; a fragment has no business in a request, and a few clients send one. */
const rawQuery = (url: string) => /^[^?#]*\?([^#]*)/.exec(url)?.[1] ?? "";

const mediaType = (contentType: string | undefined) => contentType?.split(";", 1)[0]?.trim().toLowerCase();
