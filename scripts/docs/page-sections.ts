import type { Token } from "markdown-it";
import { plainText } from "./markdown.ts";
import type { ParsedPage } from "./parse-page.ts";

export interface Section {
  /** Undefined for what stands before the first heading. */
  heading?: { id: string; text: string };
  /** Plain, on one line. */
  text: string;
}

/** The page cut at its headings, each part as plain text. */
export function pageSections({ tokens }: Pick<ParsedPage, "tokens">): Section[] {
  const sections: Section[] = [{ text: "" }];
  tokens.forEach((token, index) => {
    const before = tokens[index - 1];
    if (token.type === "inline" && before?.type === "heading_open") {
      if (before.tag !== "h1")
        sections.push({ heading: { id: String(before.attrGet("id")), text: plainText(token) }, text: "" });
    } else {
      const section = sections.at(-1);
      if (section) section.text = join(section.text, textOf(token));
    }
  });
  return sections;
}

const textOf = (token: Token): string =>
  token.type === "inline"
    ? plainText(token)
    : token.type === "fence" || token.type === "code_block"
      ? token.content
      : "";

const join = (first: string, second: string): string => `${first} ${second}`.replaceAll(/\s+/g, " ").trim();
