import { headerFields } from "./header-fields.ts";
import { javascriptNotation } from "./javascript-notation.ts";
import { printValue } from "./print-value.ts";
import type { SampleRequest } from "./sample-request.ts";

export function fetchSample({ method, target, headers, body, isListAnswered }: SampleRequest): string {
  const fields = headerFields(headers, "crypto.randomUUID()");
  return `const response = await fetch(process.env.PAYMENT_SESSIONS_URL + ${JSON.stringify(target)}, {
${method === "GET" ? "" : `  method: ${JSON.stringify(method)},\n`}  headers: {
    Authorization: \`Bearer \${process.env.PAYMENT_SESSIONS_API_KEY}\`,
${fields.map(([name, value]) => `    ${javascriptNotation.key(name)}: ${value},\n`).join("")}  },
${body === undefined ? "" : `  body: JSON.stringify(${printValue(body, javascriptNotation, "  ")}),\n`}});

const result = await response.json();
console.log(response.status, result.${isListAnswered ? "length" : "id"});
`;
}
