import type { NewFinding } from "../finding.ts";
import type { Exchange, ReceivedResponse } from "../http/exchange.ts";

export type Problem = Omit<NewFinding, "operation">;
export type AnsweredExchange = Exchange & { response: ReceivedResponse };

/** What a response is short enough to be quoted by. */
export function quoteBody({ response: { body } }: AnsweredExchange): string {
  const text = body.toString("utf8").replaceAll(/\s+/g, " ");
  if (text === "") return "an empty body";
  return text.length > 200 ? `${text.slice(0, 200)}…` : text;
}
