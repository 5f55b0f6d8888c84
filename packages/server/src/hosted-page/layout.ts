import { type PageAsset, pageStyle } from "../generated/hosted-page.ts";
import type { Language } from "./choose-language.ts";
import { html, type Html } from "./html.ts";

/** What all pages of one answer have in common. */
export interface PageFrame {
  brandName: string;
  language: Language;
  /** What stands before every path of this listener in the addresses that contractors see; mostly nothing. */
  basePath: string;
}

export interface PageContent {
  title: string;
  main: Html;
  badge?: string | false;
  script?: PageAsset | false;
  /** Where the browser goes at once. Later would be at a moment that nobody has chosen. */
  next?: string | false;
}

export const documentTitle = (title: string, { brandName }: PageFrame): string => `${title} · ${brandName}`;

export function layout(frame: PageFrame, content: PageContent): string {
  const { brandName, language, basePath } = frame;
  const { title, main, badge, script, next } = content;
  return html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">
<meta name="format-detection" content="telephone=no">
<title>${documentTitle(title, frame)}</title>
${next && html`<meta http-equiv="refresh" content="0;url=${next}">`}
<link rel="icon" href="data:,">
<link rel="stylesheet" href="${basePath}${pageStyle.path}">
${script && html`<script type="module" src="${basePath}${script.path}"></script>`}
</head>
<body>
<div class="sheet">
<header>
<svg viewBox="0 0 24 24" aria-hidden="true" fill="none" stroke="currentColor" stroke-width="2"><rect x="2" y="5" width="20" height="14" rx="3"/><path d="M2 10h20M6 15h4"/></svg>
<span>${brandName}</span>
${badge && html`<span class="badge">${badge}</span>`}
</header>
<main>
${main}
</main>
</div>
</body>
</html>
`.text;
}
