import { existsSync, statSync } from "node:fs";
import { join, posix } from "node:path";
import type { Token } from "markdown-it";
import type { ParsedPage } from "./parse-page.ts";
import { docsFolder, placeOf } from "./source.ts";

/** What a link can lead to. */
export interface LinkTargets {
  /** By the path of their source. */
  pages: ReadonlyMap<string, ParsedPage>;
  /** By `operationId`: where the reference describes it, from the site's folder. */
  operations: ReadonlyMap<string, string>;
  /** The root of the repository. */
  root: string;
  /** Of the repository, as `https://github.com/owner/name`. */
  repositoryUrl: string;
}

/** On the repository's pages the document itself, here its reference; a fragment names an operation. */
const documentPath = "spec/openapi.yaml";

/**
 * Makes the links of a page lead from where its own page stands in the site. In the sources they lead to files of the
 * repository, so that they work there as well. Answers the problems, one line each.
 */
export function resolveLinks(page: ParsedPage, targets: LinkTargets): string[] {
  const problems: string[] = [];
  for (const { token, attribute, href, line } of findLinks(page.tokens)) {
    const target = findTarget(href, page, targets);
    if (target === undefined) problems.push(`${placeOf(page.source)}:${line}: "${href}" leads to nothing.`);
    else setTarget(token, attribute, href, target);
  }
  return problems;
}

/** A path of the site as a page of it has to write it. */
export const relativePath = (from: string, to: string): string => posix.relative(posix.dirname(from), to);

function findTarget(href: string, page: ParsedPage, targets: LinkTargets): string | undefined {
  if (/^(https?|mailto):/.test(href)) return href;
  if (/^[a-z][a-z0-9+.-]*:|^\//i.test(href)) return undefined;
  const [path = "", fragment] = href.split("#");
  const place = placeOf(page.source);
  const fromRoot = path === "" ? place : posix.join(posix.dirname(place), decodeURI(path)).replace(/\/$/, "");
  const fromDocs = posix.relative(docsFolder, fromRoot);
  const found =
    findPage(fromDocs, fragment, targets) ??
    (fromRoot === documentPath ? findInReference(fragment, targets) : undefined);
  if (found !== undefined) return relativePath(page.path, found) || posix.basename(found);
  return targets.pages.has(fromDocs) || fromRoot === documentPath
    ? undefined
    : findInRepository(fromRoot, fragment, targets);
}

function findPage(path: string, fragment: string | undefined, { pages }: LinkTargets): string | undefined {
  if (path === "decisions") return "decisions/index.html";
  const page = pages.get(path);
  if (page === undefined || fragment === undefined) return page?.path;
  return page.headings.some(({ id }) => id === fragment) ? `${page.path}#${fragment}` : undefined;
}

function findInReference(fragment: string | undefined, { operations }: LinkTargets): string | undefined {
  return fragment === undefined ? "reference.html" : operations.get(fragment);
}

function findInRepository(path: string, fragment: string | undefined, targets: LinkTargets): string | undefined {
  const file = join(targets.root, path);
  if (path.startsWith("..") || !existsSync(file)) return undefined;
  const kind = statSync(file).isDirectory() ? "tree" : "blob";
  return `${targets.repositoryUrl}/${kind}/main/${path}${fragment === undefined ? "" : `#${fragment}`}`;
}

interface Link {
  token: Token;
  attribute: "href" | "src";
  /** As it is written. */
  href: string;
  line: number;
}

/** Links, whether they are resolved already or not. */
export function findLinks(tokens: Token[]): Link[] {
  let line = 1;
  return tokens.flatMap((block) => {
    // Cells of a table do not say where they are, but their row does.
    if (block.map) line = block.map[0] + 1;
    let breaks = 0;
    return (block.children ?? []).flatMap((token): Link[] => {
      if (token.type.endsWith("break")) breaks += 1;
      const attribute = linkAttributes[token.type];
      if (attribute === undefined) return [];
      const href = String((token.meta as Written | null)?.href ?? token.attrGet(attribute));
      return [{ token, attribute, href, line: line + breaks }];
    });
  });
}

const linkAttributes: Record<string, Link["attribute"]> = { link_open: "href", image: "src" };

interface Written {
  href: string;
}

function setTarget(token: Token, attribute: Link["attribute"], href: string, target: string): void {
  token.meta = { href } satisfies Written;
  token.attrSet(attribute, target);
}
