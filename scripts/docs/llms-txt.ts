import type { NavigationGroup } from "./navigation.ts";
import type { ParsedPage } from "./parse-page.ts";

/** https://llmstxt.org: what there is to read, as Markdown, for programs that read it. */
export function llmsTxt(
  home: ParsedPage,
  groups: readonly NavigationGroup[],
  decisions: readonly ParsedPage[],
): string {
  const document = [
    "- [OpenAPI document, YAML](openapi.yaml): every operation, schema, error and webhook",
    "- [OpenAPI document, JSON](openapi.json): the same",
  ];
  const sections = [
    ...groups.map(({ title, pages }) => [`## ${title}`, "", ...pages.map(link)]),
    ["## API", "", ...document],
    ["## Optional", "", ...decisions.map(link)],
  ];
  return `# ${home.title}\n\n> ${home.summary}\n\n${sections.map((lines) => lines.join("\n")).join("\n\n")}\n`;
}

const link = ({ path, title, summary }: ParsedPage): string =>
  `- [${title}](${path.replace(/\.html$/, ".md")}): ${summary}`;
