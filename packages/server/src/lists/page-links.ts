import { linkHeader } from "./link-header.ts";

/** The headers of a list's answer; `query` is what the client asked for, without cursors. */
export function pageLinks(
  url: string,
  query: Record<string, string | number | undefined>,
  items: readonly { id: string }[],
  neighbours: { hasNewer: boolean; hasOlder: boolean },
): { Link?: string } {
  const given = Object.entries(query).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]]));
  const link = linkHeader({
    url,
    query: Object.fromEntries(given),
    firstId: items[0]?.id,
    lastId: items.at(-1)?.id,
    ...neighbours,
  });
  return link === undefined ? {} : { Link: link };
}
