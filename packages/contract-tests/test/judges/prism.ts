import { DiagnosticSeverity } from "@stoplight/types";
import { type PrismOperations, readPrismOperations } from "../prism/start-prism.ts";
import { violationsIn } from "../prism/violations.ts";
import type { Judge, RecordedAnswer } from "./recorded-answer.ts";

/** What Prism's proxy calls an error; its warnings change nothing. */
export const judgeByPrism: Judge = async (answers) => {
  const operations = await readPrismOperations();
  return answers.map((answer) => judge(operations, answer));
};

function judge(operations: PrismOperations, { operation: { id, method, path }, response }: RecordedAnswer): string[] {
  const resource = operations.find((each) => each.path === path && each.method.toUpperCase() === method);
  if (resource === undefined) throw new Error(`Prism does not know ${id}.`);
  const { status, headers, body, json } = response;
  // What its proxy reads as JSON, and fails on with 500 where it is none.
  const isJson = status !== 204 && /^application\/([^;]+\+)?json\b/.test(headers["content-type"] ?? "");
  if (isJson && json === undefined) return ["The body is no JSON."];
  const violations = violationsIn({
    resource,
    element: { statusCode: status, headers, body: isJson ? json : body.toString() },
  });
  return violations.filter(({ severity }) => severity === DiagnosticSeverity.Error).map(({ message }) => message);
}
