import type { ParsedPage } from "./parse-page.ts";
import { findLinks } from "./resolve-links.ts";

/** The Markdown of a page as the site has it: links lead to what the site has, and code is marked by its language alone. */
export function publishedMarkdown({ source, tokens }: ParsedPage): string {
  const links = new Map(
    findLinks(tokens).map(({ token, attribute, href }) => [
      href,
      markdownTarget(href, String(token.attrGet(attribute))),
    ]),
  );
  const lines = source.text.split("\n");
  const code = new Set<number>();
  for (const { type, map, info } of tokens) {
    if (type !== "fence" || map === null) continue;
    const [first, end] = map;
    lines[first] = lines[first]?.replace(info, info.trim().split(" ", 1)[0] ?? "") ?? "";
    for (let line = first; line < end; line += 1) code.add(line);
  }
  const withLinks = (line: string) => line.replaceAll(/(?<=\]\(|\]: )[^\s)]+/g, (href) => links.get(href) ?? href);
  return lines.map((line, index) => (code.has(index) ? line : withLinks(line))).join("\n");
}

/** Of what the site has in two forms, the one for programs. */
function markdownTarget(href: string, target: string): string {
  if (/^https?:/.test(target) || /(^|\/)decisions\/index\.html$/.test(target)) return target;
  const [path = "", ...fragment] = target.split(/(?=#)/);
  if (!/(^|\/)reference\.html$/.test(path)) return path.replace(/\.html$/, ".md") + fragment.join("");
  return path.replace("reference.html", "openapi.yaml") + href.replace(/^[^#]*/, "");
}
