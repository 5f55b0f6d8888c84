export interface NeighbouringPages {
  /** The URL of the list without its query. */
  url: string;
  /** The query that led to this page, without cursors. */
  query: Record<string, string>;
  firstId: string | undefined;
  lastId: string | undefined;
  hasNewer: boolean;
  hasOlder: boolean;
}

/**
 * The `Link` header of a page (RFC 8288): "next" leads to older objects, "prev" to newer ones; absent without either.
 */
export function linkHeader({ url, query, firstId, lastId, hasNewer, hasOlder }: NeighbouringPages): string | undefined {
  const links: string[] = [];
  if (hasOlder && lastId !== undefined) links.push(link(url, { ...query, starting_after: lastId }, "next"));
  if (hasNewer && firstId !== undefined) links.push(link(url, { ...query, ending_before: firstId }, "prev"));
  return links.length === 0 ? undefined : links.join(", ");
}

const link = (url: string, query: Record<string, string>, relation: string) =>
  `<${url}?${new URLSearchParams(query).toString()}>; rel="${relation}"`;
