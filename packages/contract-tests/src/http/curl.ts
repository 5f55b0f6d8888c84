import type { SentRequest } from "./exchange.ts";

/** A line for a shell that sends the request again. Credentials are those of the environment variable `PAYMENT_SESSIONS_API_KEY`. */
export function toCurl({ method, target, headers, body }: SentRequest, baseUrl: URL): string {
  const parts = [
    "curl",
    "-i",
    "--path-as-is",
    method === "HEAD" ? "--head" : `-X ${method}`,
    quote(`${baseUrl.origin}${target}`),
  ];
  for (const [name, value] of headers) {
    parts.push("-H", name.toLowerCase() === "authorization" ? hideKey(name, value) : quote(`${name}: ${value}`));
  }
  if (body !== undefined) parts.push("--data-binary", bodyArgument(body));
  return parts.join(" ");
}

/** Of what is no valid credential at all nothing has to be hidden: it is what the finding is about. */
const hideKey = (name: string, value: string): string =>
  value.startsWith(madeUp) ? quote(`${name}: ${value}`) : `"${name}: Bearer $PAYMENT_SESSIONS_API_KEY"`;

/** What every made-up credential begins with. */
export const madeUp = "made-up";

function bodyArgument(body: Buffer): string {
  const text = body.toString("utf8");
  const isPrintable = Buffer.from(text).equals(body) && !/(?![\t\n\r])\p{Cc}/u.test(text);
  if (!isPrintable) return `$'${[...body].map((byte) => `\\x${byte.toString(16).padStart(2, "0")}`).join("")}'`;
  return quote(text).replace(
    longRun,
    (run: string, character: string) => `'"$(printf '%${run.length}s' | tr ' ' '${character}')"'`,
  );
}

/** So many times the same character that nobody wants to read it. */
const longRun = /([^'])\1{99,}/g;

const quote = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;
