import MiniSearch, { type SearchResult } from "minisearch";
import { type SearchEntry, searchOptions } from "./search-entry.ts";
import { excerpt } from "./excerpt.ts";
import { findEntries } from "./find-entries.ts";

declare global {
  /** Set by search-index.js, which the page loads before this. */
  var searchIndex: Parameters<typeof MiniSearch.loadJS>[0];
}

const index = MiniSearch.loadJS<SearchEntry>(globalThis.searchIndex, searchOptions);
const field = find("input[type=search]") as HTMLInputElement;
const status = find("#status");
const list = find("#results");
const mostResults = 30;

function find(selector: string): HTMLElement {
  const found = document.querySelector<HTMLElement>(selector);
  if (found === null) throw new Error(`The page has no ${selector}.`);
  return found;
}

function show(query: string): void {
  const results = query.trim() === "" ? [] : findEntries(index, query);
  status.textContent = query.trim() === "" ? "Type what you are looking for." : describe(results.length, query);
  list.replaceChildren(...results.slice(0, mostResults).map(toItem));
}

function describe(count: number, query: string): string {
  const shown = count > mostResults ? `, the best ${mostResults} of them below` : "";
  return `${count === 1 ? "1 result" : `${count} results`} for “${query.trim()}”${shown}`;
}

function toItem({ id, title, page, text, names, terms }: SearchResult): HTMLElement {
  const link = Object.assign(document.createElement("a"), { href: id as string, textContent: title as string });
  const origin = Object.assign(document.createElement("span"), { textContent: page as string });
  const heading = document.createElement("h2");
  heading.append(link, " ", origin);
  const paragraph = document.createElement("p");
  const found = names ? `${text} (${names})` : String(text);
  paragraph.append(...excerpt(found, terms).map(({ text, isMatch }) => (isMatch ? mark(text) : text)));
  const item = document.createElement("li");
  item.append(heading, paragraph);
  return item;
}

const mark = (text: string): HTMLElement => Object.assign(document.createElement("mark"), { textContent: text });

field.value = new URLSearchParams(location.search).get("q") ?? "";
field.addEventListener("input", () => {
  show(field.value);
  // So that a reload, or the way back from a result, shows the same.
  history.replaceState(null, "", `?${new URLSearchParams({ q: field.value })}`);
});
show(field.value);
