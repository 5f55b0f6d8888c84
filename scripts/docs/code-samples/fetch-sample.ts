import { javascriptNotation } from "./javascript-notation.ts";
import { printValue } from "./print-value.ts";
import type { SampleRequest } from "./sample-request.ts";

export function fetchSample({ method, target, headers, body, isListAnswered }: SampleRequest): string {
  const fields = Object.entries(headers).map(([name, value]) => [name, idempotent(name) ?? JSON.stringify(value)] as const);
  return `const response = await fetch(process.env.PAYMENT_SESSIONS_URL + ${JSON.stringify(target)}, {
${method === "GET" ? "" : `  method: ${JSON.stringify(method)},\n`}  headers: {
    Authorization: \`Bearer \${process.env.PAYMENT_SESSIONS_API_KEY}\`,
${fields.map(([name, value]) => `    ${javascriptNotation.key(name)}: ${value},\n`).join("")}  },
${body === undefined ? "" : `  body: JSON.stringify(${printValue(body, javascriptNotation, "  ")}),\n`}});

const result = await response.json();
console.log(response.status, result.${isListAnswered ? "length" : "id"});
`;
}

/** A program has to make a key for each thing it does; one that stands in its text would be the same for ever. */
const idempotent = (header: string): string | undefined =>
  header.toLowerCase() === "idempotency-key" ? "crypto.randomUUID()" : undefined;
