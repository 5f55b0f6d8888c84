import hljs from "highlight.js/lib/core";
import bash from "highlight.js/lib/languages/bash";
import http from "highlight.js/lib/languages/http";
import java from "highlight.js/lib/languages/java";
import javascript from "highlight.js/lib/languages/javascript";
import json from "highlight.js/lib/languages/json";
import php from "highlight.js/lib/languages/php";
import python from "highlight.js/lib/languages/python";
import ruby from "highlight.js/lib/languages/ruby";
import sql from "highlight.js/lib/languages/sql";
import go from "highlight.js/lib/languages/go";
import typescript from "highlight.js/lib/languages/typescript";
import yaml from "highlight.js/lib/languages/yaml";
import MarkdownIt, { type Token } from "markdown-it";

const languages = { bash, go, http, java, javascript, json, php, python, ruby, sql, typescript, yaml };
for (const [name, language] of Object.entries(languages)) hljs.registerLanguage(name, language);

/** Markup in Markdown stays text: what a page consists of is decided here. */
export const markdown = new MarkdownIt({
  html: false,
  highlight: (code, language) => (hljs.getLanguage(language) ? hljs.highlight(code, { language }).value : ""),
});

const { rules } = markdown.renderer;

/** What is wider than the page scrolls by itself, which a keyboard has to reach. */
const scrolling = 'tabindex="0"';
rules["table_open"] = () => `<div class="scroller" ${scrolling}>\n<table>\n`;
rules["table_close"] = () => "</table>\n</div>\n";

for (const name of ["fence", "code_block"] as const) {
  const render = rules[name];
  if (render === undefined) throw new Error(`markdown-it has no rule "${name}" any more.`);
  rules[name] = (...args) => render(...args).replace("<pre>", `<pre ${scrolling}>`);
}

rules["heading_close"] = (tokens, index) => {
  const tag = tokens[index]?.tag;
  const id = tokens[index - 2]?.attrGet("id");
  const name = markdown.utils.escapeHtml(`Link to: ${plainText(tokens[index - 1])}`);
  return tag === "h1" ? "</h1>\n" : ` <a class="anchor" href="#${id}" aria-label="${name}">#</a></${tag}>\n`;
};

/** What a reader sees of an inline token, without its markup. */
export function plainText(token: Token | undefined): string {
  const parts = (token?.children ?? []).map(({ type, content }) => (type.endsWith("break") ? " " : content));
  return parts.join("");
}
