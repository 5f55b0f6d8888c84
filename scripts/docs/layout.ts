import { html, type Html } from "../../packages/server/src/hosted-page/html.ts";
import type { NavigationGroup } from "./navigation.ts";
import type { Heading } from "./parse-page.ts";
import { relativePath } from "./resolve-links.ts";

export interface PageContent {
  /** Where the page stands in the site. */
  path: string;
  title: string;
  /** For search engines and previews. */
  summary?: string;
  main: Html;
  /** What is listed beside the page. */
  headings?: readonly Heading[];
  /** Further files in `assets/`. */
  styles?: readonly string[];
  scripts?: readonly string[];
  /** The reference lays itself out, and has landmarks of its own. */
  layout?: "article" | "whole";
}

export const siteName = "Payment Sessions";

/** Every page: it can be read without a script, and loads nothing but files of the site. */
export function renderPage(content: PageContent, navigation: readonly NavigationGroup[]): string {
  const { path, title, summary, main, styles = [], scripts = [], layout = "article", headings = [] } = content;
  const to = (target: string) => relativePath(path, target);
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>${title === siteName ? title : `${title} · ${siteName}`}</title>
        ${summary && html`<meta name="description" content="${summary}" />`}
        <link rel="icon" href="${to("assets/icon.svg")}" type="image/svg+xml" />
        ${["site.css", ...styles].map((name) => html`<link rel="stylesheet" href="${to(`assets/${name}`)}" /> `)}${[
          "menu.js",
          ...scripts,
        ].map((name) => html`<script defer src="${to(`assets/${name}`)}"></script> `)}
      </head>
      <body class="${layout}">
        <a class="skip" href="#content">Skip to the content</a>
        <header class="bar">
          <a class="brand" href="${to("index.html")}">${siteName}</a>
          ${layout === "article" && html`<button class="menu" popovertarget="menu">Menu</button>`}
          <nav class="top" aria-label="Site">
            ${topLinks.map(([target, name]) => html`<a href="${to(target)}" ${current(target === path)}>${name}</a> `)}
          </nav>
          <form role="search" action="${to("search.html")}">
            <input
              type="search"
              name="q"
              aria-label="Search the documentation"
              placeholder="Search"
              autocomplete="off"
            />
            <button>Search</button>
          </form>
        </header>
        ${layout === "whole" ? main : article(path, main, headings, navigation)}
      </body>
    </html> `.text;
}

const topLinks: [target: string, name: string][] = [
  ["index.html", "Guides"],
  ["reference.html", "Reference"],
  ["decisions/index.html", "Decisions"],
];

const current = (isCurrent: boolean) => isCurrent && html` aria-current="page"`;

function article(path: string, main: Html, headings: readonly Heading[], navigation: readonly NavigationGroup[]): Html {
  const sections = headings.filter(({ level }) => level <= 3);
  return html`<div class="columns">
    <div class="panel" id="menu" popover>
      <nav class="guides" aria-label="Guides">
        ${navigation.map(
          ({ title, pages }) =>
            html`<p>${title}</p>
              <ul>
                ${pages.map(
                  (page) =>
                    html`<li>
                      <a href="${relativePath(path, page.path)}" ${current(page.path === path)}>${page.title}</a>
                    </li> `,
                )}
              </ul> `,
        )}
      </nav>
      ${
        sections.length > 1 &&
        html`<nav class="contents" aria-label="On this page">
          <p>On this page</p>
          <ul>
            ${sections.map(
              ({ id, text, level }) => html`<li class="level-${level}"><a href="#${id}">${text}</a></li> `,
            )}
          </ul>
        </nav>`
      }
    </div>
    <main id="content">${main}</main>
  </div>`;
}
