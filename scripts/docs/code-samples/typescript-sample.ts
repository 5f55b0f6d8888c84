import { javascriptNotation } from "./javascript-notation.ts";
import { printValue } from "./print-value.ts";
import type { SampleRequest } from "./sample-request.ts";

/** The client sends an idempotency key of its own with every `POST`. */
export function typescriptSample({ body, call, isListAnswered }: SampleRequest): string {
  const { resource, method, path, query } = call;
  const values = [...path, ...(body === undefined ? [] : [body]), ...(Object.keys(query).length === 0 ? [] : [query])];
  const list = values.map((value) => printValue(value, javascriptNotation)).join(", ");
  return `import { createClient } from "@payment-sessions/api-client";

const client = createClient({
  apiKey: process.env["PAYMENT_SESSIONS_API_KEY"] ?? "",
  baseUrl: process.env["PAYMENT_SESSIONS_URL"],
});

const result = await client.${resource}.${method}(${list}).unwrap();
console.log(result.${isListAnswered ? "length" : "id"});
`;
}
