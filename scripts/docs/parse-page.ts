import GithubSlugger from "github-slugger";
import type { Token } from "markdown-it";
import { DocsError } from "./docs-error.ts";
import { markdown, plainText } from "./markdown.ts";
import { homePath, placeOf, type Source } from "./source.ts";

export interface Heading {
  level: number;
  /** As GitHub makes them, so that links to a section lead to it there and here. */
  id: string;
  text: string;
  /** As it is written. */
  markup: string;
  line: number;
}

/** A page before its links are resolved. */
export interface ParsedPage {
  source: Source;
  /** Where it stands in the site. */
  path: string;
  title: string;
  /** The first paragraph as plain text, which ends as a sentence does. */
  summary: string;
  /** Without the title. */
  headings: Heading[];
  tokens: Token[];
}

/** Where the page of a Markdown file stands in the site. */
export const pagePath = (sourcePath: string): string =>
  sourcePath === homePath
    ? "index.html"
    : sourcePath.replace(/^\.\.\/(.+)\/README\.md$/, "packages/$1.md").replace(/\.md$/, ".html");

/** @throws DocsError when the file does not begin with its title. */
export function parsePage(source: Source): ParsedPage {
  const tokens = markdown.parse(source.text, {});
  const headings = readHeadings(tokens);
  const [title, ...rest] = headings;
  if (title?.level !== 1 || tokens[0]?.type !== "heading_open" || rest.some(({ level }) => level === 1)) {
    throw new DocsError([`${placeOf(source)}:1: A page begins with its title, the only heading of level 1.`]);
  }
  const paragraph = tokens.findIndex(({ type }) => type === "paragraph_open");
  return {
    source,
    path: pagePath(source.path),
    title: title.text,
    summary: plainText(tokens[paragraph + 1]).replace(/:$/, "."),
    headings: rest,
    tokens,
  };
}

function readHeadings(tokens: Token[]): Heading[] {
  const slugger = new GithubSlugger();
  return tokens.flatMap((token, index) => {
    if (token.type !== "heading_open") return [];
    const inline = tokens[index + 1];
    const text = plainText(inline);
    const id = slugger.slug(text);
    token.attrSet("id", id);
    const line = (token.map?.[0] ?? 0) + 1;
    return [{ level: Number(token.tag.slice(1)), id, text, markup: inline?.content ?? "", line }];
  });
}
