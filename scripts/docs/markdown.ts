import { createRequire } from "node:module";
import MarkdownIt, { type Token } from "markdown-it";

interface Highlighter {
  getLanguage(name: string): unknown;
  registerLanguage(name: string, language: unknown): void;
  highlight(code: string, options: { language: string }): { value: string };
}

// Its own types bring those of browsers along, for every file that is compiled with this one.
const require = createRequire(import.meta.url);
const highlighter = require("highlight.js/lib/common") as Highlighter;
for (const name of ["http", "nginx"]) highlighter.registerLanguage(name, require(`highlight.js/lib/languages/${name}`));

/** Markup in Markdown stays text: what a page consists of is decided here. */
export const markdown = new MarkdownIt({
  html: false,
  highlight: (code, language) =>
    highlighter.getLanguage(language) ? highlighter.highlight(code, { language }).value : "",
});

/** `- [ ] what is to be done`, as GitHub has it: the style sheet shows the box. */
markdown.core.ruler.push("tasks", ({ tokens }) => {
  tokens.forEach(({ children }, index) => {
    const item = tokens[index - 2];
    const [text] = children ?? [];
    if (item?.type !== "list_item_open" || !text?.content.startsWith("[ ] ")) return;
    item.attrSet("class", "task");
    text.content = text.content.slice("[ ] ".length);
  });
});

const { rules } = markdown.renderer;

/** One that is wider than the page scrolls by itself, which a keyboard has to reach. */
rules["table_open"] = () => '<div class="scroller" tabindex="0">\n<table>\n';
rules["table_close"] = () => "</table>\n</div>\n";

/** What a column would have to be as wide as may be broken between its words. */
const renderCode = rules.code_inline;
if (renderCode === undefined) throw new Error('markdown-it has no rule "code_inline" any more.');
rules.code_inline = (...args) =>
  renderCode(...args).replaceAll(/[^\s&<>]{28,}/g, (name) => name.replaceAll(/[_/.](?=\w)/g, "$&<wbr>"));

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
