import { type Check, member } from "./check.ts";
import { type Parameter, readParameters, type TextSource } from "./parameter.ts";
import type { RequestInput } from "./validated.ts";

type QueryPair = readonly [name: string, text: string];

/** Reads the query and refuses every parameter that is neither documented nor in `credentials`. */
export function readQuery(
  { query = "" }: RequestInput,
  check: Check,
  parameters: readonly Parameter[] = [],
  credentials: readonly string[] = [],
): Record<string, unknown> {
  check.part = "query";
  const isText = typeof query === "string";
  let rest = isText ? parseQuery(query, check) : [...query];
  const takeAll: NonNullable<TextSource["takeAll"]> = (select) => {
    const taken = rest.flatMap(([name, text]): [string, string][] => {
      const key = select(name);
      return key === undefined ? [] : [[key, text]];
    });
    rest = rest.filter(([name]) => select(name) === undefined);
    return taken;
  };
  const take = (name: string) => takeAll((other) => (other === name ? name : undefined)).map(([, text]) => text);
  const values = readParameters({ take, takeAll, decode: isText ? decodeText : (text) => text }, parameters, check);
  for (const [name] of rest) {
    if (!credentials.includes(name)) {
      check.report(member("", name), "is not a known parameter.");
    }
  }
  return values;
}

function parseQuery(query: string, check: Check): QueryPair[] {
  return query
    .replace(/^\?/, "")
    .split("&")
    .flatMap((pair): QueryPair[] => {
      const [name = "", ...text] = pair.split("=");
      const decoded = decodeText(name);
      if (decoded === undefined) {
        check.report("", "must be correctly percent-encoded.");
      }
      return pair === "" || decoded === undefined ? [] : [[decoded, text.join("=")]];
    });
}

/** Undefined for `%` without two hexadecimal digits and for what is not UTF-8. */
function decodeText(text: string): string | undefined {
  try {
    return decodeURIComponent(text.replaceAll("+", " "));
  } catch {
    return undefined;
  }
}
