import type { ErrorDetail } from "../errors.ts";
import { escapePointer, textProblem } from "./unstorable.ts";

/** Text in a query that PostgreSQL cannot store, whatever the operation expects there. */
export function queryErrors(rawQuery: string): ErrorDetail[] {
  return [...new URLSearchParams(rawQuery)].flatMap(([name, value]) => {
    const problem = textProblem(name) ?? textProblem(value);
    const message = `Query parameter ${JSON.stringify(name)} ${problem}`;
    return problem === undefined ? [] : [{ path: `/${escapePointer(name)}`, message }];
  });
}
