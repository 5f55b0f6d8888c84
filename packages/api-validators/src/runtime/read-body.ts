import { alternatives, type Check, own, type Schema } from "./check.ts";
import { expectWithinLimits } from "./json-limits.ts";
import { headerText } from "./read-headers.ts";
import type { RequestInput } from "./validated.ts";

/** Schemas by media type, which may be a range such as `image/*`. */
export type Content = Readonly<Record<string, Schema>>;

/** Checks the body by the schema of its content type; a body is never coerced. */
export function readBody(
  { headers, body }: Pick<RequestInput, "headers" | "body">,
  check: Check,
  content: Content,
  required: boolean,
): unknown {
  if (body === undefined) {
    if (required) {
      check.part = "body";
      check.report("", `A ${check.body} is required.`);
    }
    return undefined;
  }
  const schema = headers ? findSchema(content, headerText(headers, "content-type") ?? "") : Object.values(content)[0];
  if (!schema) {
    check.part = "header";
    check.reason = "unsupported_media_type";
    check.report("/content-type", `must be ${alternatives(Object.keys(content))}.`);
    return undefined;
  }
  check.part = "body";
  if (expectWithinLimits(body, check)) {
    schema(body, "", check);
  }
  return body;
}

/** RFC 9110, 8.3.1: types are compared without regard to case, and parameters play no part. */
function findSchema(content: Content, contentType: string): Schema | undefined {
  const type = contentType.replace(/;.*/s, "").trim().toLowerCase();
  const anyType = type === "" ? undefined : own(content, "*/*");
  return own(content, type) ?? own(content, type.replace(/\/.*/s, "/*")) ?? anyType;
}
