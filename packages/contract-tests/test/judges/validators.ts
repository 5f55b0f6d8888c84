import type { ResponseInput, Validated } from "@payment-sessions/api-validators";
import type { Judge, RecordedAnswer } from "./recorded-answer.ts";

interface Validator {
  validateResponse(response: ResponseInput): Validated<unknown>;
}

/** The generated validators, as the package exports them. */
export const judgeByValidators: Judge = (answers) => Promise.all(answers.map(judge));

async function judge({ operation, response: { status, headers, body, json } }: RecordedAnswer): Promise<string[]> {
  const { validateResponse } = (await import(
    `@payment-sessions/api-validators/operations/${kebabCase(operation.id)}`
  )) as Validator;
  const text = body.length === 0 ? undefined : body.toString();
  const validated = validateResponse({ status, headers, body: json ?? text });
  return validated.ok ? [] : validated.errors.map(({ in: part, path, message }) => `${part} ${path} ${message}`);
}

const kebabCase = (name: string): string => name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
