import { MalformedResponseError } from "./errors.ts";
import { isRecord } from "./is-record.ts";
import { findLink } from "./link-header.ts";
import type { ListOperation } from "./operation.ts";
import type { AnyResult } from "./read-answer.ts";

/** A list that is being read: how its first page was asked for, and how to ask for another one. */
export interface Listing {
  readonly list: ListOperation;
  readonly query: Readonly<Record<string, unknown>>;
  readonly first: Promise<AnyResult>;
  readonly fetchPage: (query: unknown) => Promise<AnyResult>;
}

/** Reads one page after the other, each when it is wanted; with `ending_before` it walks towards newer objects. */
export async function* readPages(listing: Listing): AsyncGenerator<unknown[]> {
  const seen = new Set<string>();
  let { data, error, response } = await listing.first;
  for (;;) {
    if (error) {
      throw error;
    }
    const page = data ?? [];
    if (!Array.isArray(page)) {
      throw new MalformedResponseError(response, "The API answered with a page that is not a list.");
    }
    yield page;
    const next = nextQuery(listing, page, response.headers.get("link"));
    if (next === undefined) {
      return;
    }
    const name = JSON.stringify(next);
    if (seen.has(name)) {
      throw new MalformedResponseError(response, "The list leads back to a page that was already read.");
    }
    seen.add(name);
    ({ data, error, response } = await listing.fetchPage(next));
  }
}

/** Reads one object after the other; backwards also inside each page, so that the order holds across pages. */
export async function* readItems(listing: Listing): AsyncGenerator {
  for await (const page of readPages(listing)) {
    yield* isBackwards(listing) ? page.toReversed() : page;
  }
}

/**
 * The query of the page after this one; `undefined` after the last. Nothing but the query of a link is used: whatever
 * host an answer names, the key goes to the configured place alone.
 */
function nextQuery(listing: Listing, page: unknown[], header: string | null): unknown {
  if (page.length === 0) {
    return undefined;
  }
  if (header !== null) {
    const target = findLink(header, isBackwards(listing) ? "prev" : "next");
    return target === undefined ? undefined : (/\?([^#]*)/.exec(target)?.[1] ?? "");
  }
  return cursorQuery(listing, page);
}

/** Without a `Link` header: not every server sends one, and browsers hide it unless the server exposes it. */
function cursorQuery(listing: Listing, page: unknown[]): unknown {
  const { list, query } = listing;
  const item = page.at(isBackwards(listing) ? 0 : -1);
  const isLast = page.length < Number(query["limit"] ?? list.limit ?? 1);
  if (!list.cursors || isLast || !isRecord(item) || typeof item["id"] !== "string") {
    return undefined;
  }
  return { ...query, [isBackwards(listing) ? "ending_before" : "starting_after"]: item["id"] };
}

function isBackwards({ query }: Listing): boolean {
  return query["ending_before"] !== undefined;
}
