import type { Operation } from "../../src/document/operations.ts";
import type { AnsweredExchange } from "../../src/observations/problem.ts";

/** An answer to an operation of the document. Of the request only method and path are kept. */
export interface RecordedAnswer extends AnsweredExchange {
  operation: Operation;
  /** Which run it is of: what a server shows once it shows once in each. */
  run: string;
  /** The fault that changed it, if any did. */
  spoiledBy: string | undefined;
}

/** What one judge objects to, for each answer in turn; nothing where it finds the answer as documented. */
export type Judge = (answers: readonly RecordedAnswer[]) => Promise<string[][]>;
