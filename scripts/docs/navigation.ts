import type { Token } from "markdown-it";
import { plainText } from "./markdown.ts";
import type { ParsedPage } from "./parse-page.ts";

export interface NavigationGroup {
  title: string;
  pages: ParsedPage[];
}

/**
 * The guides in the order in which the home page links them, under its headings. One that it does not link comes last,
 * so that none is out of reach. Then the packages.
 */
export function readNavigation(
  home: ParsedPage,
  guides: readonly ParsedPage[],
  packages: readonly ParsedPage[],
): NavigationGroup[] {
  const rest = new Map(guides.map((guide) => [guide.source.path, guide]));
  const groups: NavigationGroup[] = [];
  home.tokens.forEach((token, index) => {
    if (token.type === "heading_open") groups.push({ title: plainText(home.tokens[index + 1]), pages: [] });
    for (const path of linkedPaths(token)) {
      const guide = rest.get(path);
      if (guide === undefined) continue;
      groups.at(-1)?.pages.push(guide);
      rest.delete(path);
    }
  });
  const others = [
    { title: "More", pages: [...rest.values()] },
    { title: "Packages", pages: [...packages] },
  ];
  return [...groups, ...others].filter(({ pages }) => pages.length > 0);
}

const linkedPaths = (token: Token): string[] =>
  (token.children ?? []).flatMap((child) => (child.type === "link_open" ? [String(child.attrGet("href"))] : []));
