import type { ContractDocument } from "../document/contract-document.ts";
import type { NewFinding } from "../finding.ts";
import { type Exchange, nameOf } from "../http/exchange.ts";
import { observeBody } from "./body.ts";
import { observeHeaders } from "./headers.ts";
import { observeRateLimit } from "./rate-limit.ts";
import type { SecretWatch } from "./secrets.ts";
import { observeStatus } from "./status.ts";

/** What about an answer contradicts the document, whatever the request was. */
export function observe(exchange: Exchange, document: ContractDocument, secrets: SecretWatch): NewFinding[] {
  const operation = nameOf(exchange);
  const { response } = exchange;
  if (typeof response === "string") {
    return [{ check: "answers", operation, expected: "a complete HTTP response", got: response }];
  }
  const answered = { ...exchange, response };
  const problems = [
    ...observeStatus(answered),
    ...observeHeaders(answered, document),
    ...observeRateLimit(answered),
    ...observeBody(answered, document),
    ...secrets.observe(answered),
  ];
  return problems.map((problem) => ({ ...problem, operation }));
}
