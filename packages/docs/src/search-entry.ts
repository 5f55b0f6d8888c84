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
  /** Of properties and parameters. */
  names?: string | undefined;
}

/** Names such as session_not_pending are words as a whole. */
const words = (text: string): string[] => text.match(/[\p{L}\p{N}_]+/gu) ?? [];

export const wordsAndTheirParts = (text: string): string[] =>
  words(text).flatMap((word) => (word.includes("_") ? [word, ...word.split("_")] : [word]));

/** What every page is full of. */
const stopWords = new Set(
  `a an and are as at be by can do does for from has have how i if in is it its my of on or that the then this to was
  what when where which who why will with you your`.split(/\s+/),
);

const processTerm = (term: string): string | undefined => {
  const lower = term.toLowerCase();
  return stopWords.has(lower) ? undefined : lower;
};

/** Decisions tell why, and are rarely what somebody is looking for. */
const weightOf = (path: string): number => (path.startsWith("decisions/") ? 0.3 : 1);

/** The same when the index is made and when it is read. */
export const searchOptions: Options<SearchEntry> = {
  idField: "path",
  fields: ["title", "page", "text", "names"],
  storeFields: ["title", "page", "text", "names"],
  tokenize: wordsAndTheirParts,
  processTerm,
  searchOptions: {
    tokenize: words,
    boost: { title: 4, page: 2, names: 0.5 },
    boostDocument: weightOf,
    prefix: true,
    // A short word is one letter away from too many others.
    fuzzy: (term) => (term.length >= 5 ? 0.15 : false),
    combineWith: "OR",
  },
};
