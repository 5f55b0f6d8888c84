import { Check, own } from "./check.ts";
import type { Parameter } from "./parameter.ts";
import { type Content, readBody } from "./read-body.ts";
import { readHeaders } from "./read-headers.ts";
import type { ResponseInput, Validated } from "./validated.ts";

/** What is documented for one status. */
export interface DocumentedResponse {
  headers?: readonly Parameter[];
  content?: Content;
}

/** One with headers and content, which most are: shorter than an object, as often as it occurs. */
export const documented = (headers: readonly Parameter[], content: Content): DocumentedResponse => ({
  headers,
  content,
});

/** Checks a response by the exact status, else by its range such as `4XX`, else by `default`. */
export function readResponse<Value>(
  response: ResponseInput,
  responses: Readonly<Record<string, DocumentedResponse>>,
  hasBody = true,
): Validated<Value> {
  const check = new Check("response body");
  const { status } = response;
  const expected =
    own(responses, `${status}`) ?? own(responses, `${Math.floor(status / 100)}XX`) ?? own(responses, "default");
  if (!expected) {
    check.part = "status";
    check.report("", `must be one of ${Object.keys(responses).join(", ")}.`);
    return check.finish(undefined);
  }
  const headers = response.headers ? readHeaders(response.headers, check, expected.headers ?? []) : {};
  return check.finish({ status, headers, body: readResponseBody(response, expected, check, hasBody) });
}

function readResponseBody(
  response: ResponseInput,
  { content }: DocumentedResponse,
  check: Check,
  hasBody: boolean,
): unknown {
  if (content) {
    return readBody(response, check, content, hasBody);
  }
  if (response.body !== undefined && response.body !== "") {
    check.part = "body";
    check.report("", "must be empty.");
  }
  return undefined;
}
