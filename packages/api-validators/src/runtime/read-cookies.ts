import type { Check } from "./check.ts";
import { type Parameter, readParameters } from "./parameter.ts";
import { headerText } from "./read-headers.ts";
import { recordSource } from "./record-source.ts";
import type { RequestInput } from "./validated.ts";

/** Reads the documented cookies; others are nobody's business. */
export function readCookies(
  input: RequestInput,
  check: Check,
  parameters: readonly Parameter[],
): Record<string, unknown> {
  check.part = "cookie";
  return readParameters(recordSource(input.cookies ?? parseCookies(input)), parameters, check);
}

/** Of several cookies of one name the first counts: user agents send the one of the longest path first (RFC 6265). */
function parseCookies({ headers }: RequestInput): Record<string, string> {
  const pairs = (headerText(headers, "cookie") ?? "").split(";").flatMap((part): [string, string][] => {
    const sign = part.indexOf("=");
    return sign < 0 ? [] : [[part.slice(0, sign).trim(), decodeCookie(part.slice(sign + 1).trim())]];
  });
  return Object.fromEntries(pairs.toReversed());
}

function decodeCookie(text: string): string {
  const unquoted = /^".*"$/.test(text) ? text.slice(1, -1) : text;
  try {
    return decodeURIComponent(unquoted);
  } catch {
    return unquoted;
  }
}
