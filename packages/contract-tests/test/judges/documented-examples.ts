import { readContractDocument } from "../../src/document/contract-document.ts";
import { type Json, withValueAt } from "../../src/document/json.ts";
import { responseFor } from "../../src/document/operations.ts";
import { document } from "../../src/generated/document.ts";
import { violationsOf } from "../../src/values/violations.ts";
import { json } from "../faults/changes.ts";
import { type DocumentedAnswer, documentedAnswers } from "../prism/documented-answers.ts";
import type { RecordedAnswer } from "./recorded-answer.ts";

export const wrongType = "an example with one value of another type";
export const brokenConstraint = "an example with one constraint broken";
export const documentedFailure = "an example of a failure";

const { operations, schemas } = readContractDocument(document);
const operationOf = (id: string) => operations.find((operation) => operation.id === id)!;
const seed = 1;

/** What the document shows for every status of every operation, as if a server had answered so. */
export const examples: RecordedAnswer[] = documentedAnswers.map((answer) =>
  toRecorded(answer, answer.value ?? null, answer.status >= 500 ? documentedFailure : undefined),
);

/** Each of them with one wrong value. */
export const spoiledExamples: RecordedAnswer[] = documentedAnswers.map((answer) =>
  toRecorded(answer, withWrongType(answer.value ?? null), wrongType),
);

/** Those of success, and the errors of one operation, with every constraint broken in turn. */
export const brokenExamples: RecordedAnswer[] = documentedAnswers
  .filter(({ operation, status }) => status < 300 || operation === "resendEvent")
  .flatMap((answer) => withBrokenConstraints(answer).map((body) => toRecorded(answer, body, brokenConstraint)));

/** The first property of an object, or of a list's items, is a string in every schema. */
function withWrongType(value: Json): Json {
  if (Array.isArray(value)) return value.map(withWrongType);
  return withValueAt(value, `/${Object.keys(value as object)[0] ?? ""}`, { of: "another type" });
}

function withBrokenConstraints({ operation, status, value = null }: DocumentedAnswer): Json[] {
  const schema = responseFor(operationOf(operation), status)?.content.get("application/json") ?? "";
  return violationsOf(schemas, schemas.schemaAt(schema), value, seed).map((violation) =>
    withValueAt(value, violation.pointer, violation.value),
  );
}

function toRecorded(
  { operation: id, status, headers }: DocumentedAnswer,
  body: Json,
  spoiledBy?: string,
): RecordedAnswer {
  const operation = operationOf(id);
  return {
    run: id,
    spoiledBy,
    operation,
    request: { method: operation.method, target: operation.path.replaceAll(/[{}]/g, ""), headers: [], body: undefined },
    response: { status, headers: { ...headers, "content-type": "application/json" }, body: json(body), json: body },
  };
}
