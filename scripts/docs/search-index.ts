import MiniSearch from "minisearch";
import { type SearchEntry, searchOptions } from "../../packages/docs/src/search-entry.ts";
import { pageSections } from "./page-sections.ts";
import type { ParsedPage } from "./parse-page.ts";
import type { ReferenceEntry } from "./reference/reference-entries.ts";

/** A script, because pages of a folder may load scripts from it, and ask for nothing else. */
export function searchIndex(pages: readonly ParsedPage[], reference: readonly ReferenceEntry[]): string {
  const index = new MiniSearch<SearchEntry>(searchOptions);
  index.addAll([...pages.flatMap(pageEntries), ...reference.map(referenceEntry)]);
  return `globalThis.searchIndex = ${JSON.stringify(index)};\n`;
}

/** The sections of a guide; decisions are short, and all have the same sections. */
function pageEntries(page: ParsedPage): SearchEntry[] {
  const { path, title } = page;
  const sections = pageSections(page);
  if (path.startsWith("decisions/")) {
    return [{ path, title, page: "Decisions", text: sections.map(({ text }) => text).join(" ") }];
  }
  const isPackage = path.startsWith("packages/");
  const [group, within] = isPackage ? ["Packages", title.replace(/^@.+\//, "Package ")] : ["Guides", title];
  return sections
    .filter(({ heading, text }) => heading !== undefined || text !== "")
    .map(({ heading, text }) =>
      heading === undefined
        ? { path, title, page: group, text }
        : { path: `${path}#${heading.id}`, title: heading.text, page: within, text },
    );
}

const referenceEntry = ({ title, path, text, names }: ReferenceEntry): SearchEntry => ({
  path,
  title,
  page: "Reference",
  text,
  names,
});
