import { html, Html } from "../../packages/server/src/hosted-page/html.ts";
import { renderPage, siteName } from "./layout.ts";
import { markdown } from "./markdown.ts";
import type { NavigationGroup } from "./navigation.ts";
import type { ParsedPage } from "./parse-page.ts";
import { publishedMarkdown } from "./published-markdown.ts";
import type { RedocParts } from "./reference/redoc-parts.ts";
import type { SiteFile } from "./site-file.ts";

/** A page that somebody wrote, and its Markdown beside it. */
export function renderParsedPage(page: ParsedPage, navigation: readonly NavigationGroup[]): SiteFile[] {
  const { path, title, summary, headings, tokens } = page;
  const main = new Html(markdown.renderer.render(tokens, markdown.options, {}));
  const isHome = path === "index.html";
  const scripts = ["copy-code.js"];
  const content = { path, title: isHome ? siteName : title, summary, main, headings: isHome ? [] : headings, scripts };
  return [
    { path, contents: renderPage(content, navigation) },
    { path: path.replace(/\.html$/, ".md"), contents: publishedMarkdown(page) },
  ];
}

export function renderDecisionList(decisions: readonly ParsedPage[], navigation: readonly NavigationGroup[]): SiteFile {
  const path = "decisions/index.html";
  const main = html`<h1>Decisions</h1>
    <p>Why something surprising is as it is, one page each.</p>
    <ul class="decisions">
      ${decisions.map((page) => html`<li><a href="${page.path.slice("decisions/".length)}">${page.title}</a></li> `)}
    </ul>`;
  return { path, contents: renderPage({ path, title: "Decisions", main }, navigation) };
}

export function renderSearchPage(navigation: readonly NavigationGroup[]): SiteFile {
  const path = "search.html";
  const main = html`<h1>Search</h1>
    <noscript
      ><p>Searching takes JavaScript. Without it, <a href="llms.txt">llms.txt</a> lists every page.</p></noscript
    >
    <p id="status" role="status"></p>
    <ol id="results"></ol>`;
  const scripts = ["search-index.js", "search.js"];
  return { path, contents: renderPage({ path, title: "Search", main, scripts }, navigation) };
}

/** The service shows it in the place of what is not there. */
export function renderNotFound(navigation: readonly NavigationGroup[]): SiteFile {
  const path = "404.html";
  const main = html`<h1>There is no such page</h1>
    <p>
      It may have another name by now. Look for it among <a href="index.html">the guides</a> or in
      <a href="reference.html">the reference</a>, or <a href="search.html">search</a> for it.
    </p>`;
  return { path, contents: renderPage({ path, title: "Not found", main }, navigation) };
}

export function renderReference({ markup, style, program, begin }: RedocParts): SiteFile[] {
  const path = "reference.html";
  const main = html`<noscript
      ><p>
        The reference takes JavaScript. Without it, there is <a href="openapi.yaml">the document</a> itself.
      </p></noscript
    >
    <div id="content" tabindex="-1">${new Html(markup)}</div>`;
  const page = {
    path,
    title: "Reference",
    main,
    layout: "whole",
    styles: ["redoc.css", "reference.css"],
    scripts: ["color-scheme.js", "mend-reference.js", "redoc.js", "show-reference.js"],
  } as const;
  return [
    { path, contents: renderPage(page, []) },
    { path: "assets/redoc.css", contents: style },
    { path: "assets/redoc.js", contents: program },
    { path: "assets/show-reference.js", contents: begin },
  ];
}
