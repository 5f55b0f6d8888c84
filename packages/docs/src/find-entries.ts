import type MiniSearch from "minisearch";
import type { SearchResult } from "minisearch";
import { type SearchEntry, wordsAndTheirParts } from "./search-entry.ts";

/** The more words of the query an entry has, the earlier it comes. A name that nothing has is looked for by its parts. */
export function findEntries(index: MiniSearch<SearchEntry>, query: string): SearchResult[] {
  const found = index.search(query);
  return found.length > 0 ? found : index.search(query, { tokenize: wordsAndTheirParts });
}
