import type { Operation } from "../document/operations.ts";
import type { Requests } from "../requests/requests.ts";

const atOnce = 6;

/** Does something with each item, several at a time. The first failure is thrown, once all have ended. */
export async function forEach<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  const queue = [...items];
  const worker = async () => {
    for (let item = queue.shift(); item !== undefined; item = queue.shift()) await work(item);
  };
  const results = await Promise.allSettled(Array.from({ length: atOnce }, worker));
  const failed = results.find((result) => result.status === "rejected");
  if (failed !== undefined) throw failed.reason;
}

export const forEachOperation = (requests: Requests, work: (operation: Operation) => Promise<void>): Promise<void> =>
  forEach(requests.document.operations, work);
