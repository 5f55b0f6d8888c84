import type { Options } from "minisearch";

/** A part of the site that can be found: a section of a page, or a part of the reference. */
export interface SearchEntry {
  /** From the site's folder, with its fragment. */
  path: string;
  title: string;
  /** What the part belongs to. */
  page: string;
  /** Plain, on one line. */
  text: string;
}

/** Words, and names such as session_not_pending as a whole. */
const words = (text: string): string[] => text.match(/[\p{L}\p{N}_]+/gu) ?? [];

const wordsAndTheirParts = (text: string): string[] =>
  words(text).flatMap((word) => (word.includes("_") ? [word, ...word.split("_")] : [word]));

/** The same when the index is made and when it is read. */
export const searchOptions: Options<SearchEntry> = {
  idField: "path",
  fields: ["title", "page", "text"],
  storeFields: ["title", "page", "text"],
  tokenize: wordsAndTheirParts,
  searchOptions: { tokenize: words, boost: { title: 4, page: 2 }, prefix: true, fuzzy: 0.15, combineWith: "AND" },
};
