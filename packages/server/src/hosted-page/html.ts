/** Markup that is safe to put into a page as it is. */
export class Html {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

type Content = Html | string | number | undefined | false | readonly Content[];

const entities: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

/** A template tag: a text that is put in stays text, in content and in quoted attributes alike. */
export const html = (markup: TemplateStringsArray, ...contents: Content[]): Html =>
  new Html(String.raw({ raw: markup }, ...contents.map(render)));

/** For a `<script type="application/json">`, which ends at the first `</script`, whatever the JSON says. */
export const json = (value: unknown): Html => new Html(JSON.stringify(value).replaceAll("<", "\\u003c"));

function render(content: Content): string {
  if (content === undefined || content === false) return "";
  if (content instanceof Html) return content.text;
  if (typeof content === "object") return content.map(render).join("");
  return String(content).replace(/[&<>"']/g, (character) => entities[character] ?? "");
}
