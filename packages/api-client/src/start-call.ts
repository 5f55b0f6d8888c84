import type { Config, RequestOptions } from "./client-options.ts";
import type { CallInput, Operation } from "./operation.ts";
import { type Listing, readItems, readPages } from "./pagination.ts";
import { request } from "./request.ts";
import { unwrap } from "./result.ts";

/** Sends the request at once and gives its promise the methods of `Call`, or those of `ListCall`. */
export function startCall(config: Config, operation: Operation, input: CallInput, options?: RequestOptions): unknown {
  const first = request(config, operation, input, options);
  const call = Object.assign(first, { unwrap: () => unwrap(first) });
  const { list } = operation;
  if (!list) {
    return call;
  }
  const listing: Listing = {
    list,
    query: (input.query ?? {}) as Listing["query"],
    first,
    fetchPage: (query) => request(config, operation, { ...input, query }, options),
  };
  return Object.assign(call, {
    pages: () => readPages(listing),
    [Symbol.asyncIterator]: () => readItems(listing),
  });
}
