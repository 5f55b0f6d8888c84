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

/** Checks a response by the exact status, else by its range such as `4XX`, else by `default`. */
export function readResponse<Value>(
  response: ResponseInput,
  documented: Readonly<Record<string, DocumentedResponse>>,
  hasBody = true,
): Validated<Value> {
  const check = new Check("response body");
  const { status } = response;
  const expected =
    own(documented, `${status}`) ?? own(documented, `${Math.floor(status / 100)}XX`) ?? own(documented, "default");
  if (!expected) {
    check.part = "status";
    check.report("", `must be one of ${Object.keys(documented).join(", ")}.`);
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
