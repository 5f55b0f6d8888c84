import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, it } from "vitest";
import { type BundledDocument, loadDocument } from "../generate/load-document.ts";
import { renderSite } from "./build-site.ts";
import { DocsError } from "./docs-error.ts";
import { errorCodes } from "./find-error-guide-problems.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const repositoryUrl = "https://example.com/us/it";

let document: BundledDocument;

beforeAll(async () => {
  document = await loadDocument(`${root}/spec/openapi.yaml`);
});

/** The site of a home page, whose text is given, and a few guides. */
function render(guides: Record<string, string>, home = "") {
  const texts = { "README.md": `# Home\n\nWhat it is.\n\n## Begin\n\n${home}`, ...guides };
  const sources = Object.entries(texts).map(([path, text]) => ({ path, text }));
  return new Map(renderSite({ document, sources, root, repositoryUrl }).map(({ path, contents }) => [path, contents]));
}

const server = "# @it/server\n\n## Commands\n\n[A](../docs/guides/a.md) and [terms](LICENSE)\n";

const guide = (text: string) =>
  render({
    "guides/a.md": `# A\n\n${text}`,
    "guides/b.md": "# B\n\n## Why not?\n",
    "../server/README.md": server,
  });

function problemsOf(work: () => unknown): readonly string[] {
  try {
    work();
  } catch (error) {
    if (error instanceof DocsError) return error.problems;
    throw error;
  }
  return [];
}

describe("links", () => {
  it.each([
    ["b.md", "b.html"],
    ["../guides/b.md", "b.html"],
    ["b.md#why-not", "b.html#why-not"],
    ["#here", "a.html#here"],
    ["../README.md", "../index.html"],
    ["../decisions", "../decisions/index.html"],
    ["../decisions/", "../decisions/index.html"],
    ["../../server/README.md", "../packages/server.html"],
    ["../../server/README.md#commands", "../packages/server.html#commands"],
    ["../../hosted-page/README.md", "https://example.com/us/it/blob/main/packages/hosted-page/README.md"],
    ["../../hosted-page/README.md#x", "https://example.com/us/it/blob/main/packages/hosted-page/README.md#x"],
    ["../../server/src", "https://example.com/us/it/tree/main/packages/server/src"],
    ["../../../spec/openapi.yaml", "../reference.html"],
    ["../../../spec/openapi.yaml#cancelPaymentSession", "../reference.html#/payment-sessions/cancelpaymentsession"],
    ["../../../spec/openapi.yaml#paymentSessionExpired", "../reference.html#/events/paymentsessionexpired"],
    ["https://example.org/x", "https://example.org/x"],
  ])("lead from %s to %s", (href, target) => {
    expect(guide(`[link](${href})\n\n## Here\n`).get("guides/a.html")).toContain(`<a href="${target}">link</a>`);
  });

  it("of a package's page lead from where it stands", () => {
    const site = guide("");
    expect(site.get("packages/server.html")).toContain('<a href="../guides/a.html">A</a>');
    expect(site.get("packages/server.md")).toBe(
      "# @it/server\n\n## Commands\n\n[A](../guides/a.md) and [terms](https://example.com/us/it/blob/main/packages/server/LICENSE)\n",
    );
    expect(site.get("llms.txt")).toMatch(/## Packages\n\n- \[@it\/server\]\(packages\/server\.md\): /);
    expect(problemsOf(() => render({ "../server/README.md": "# A\n\n[x](x.md)\n" }))).toEqual([
      'packages/server/README.md:3: "x.md" leads to nothing.',
    ]);
  });

  it.each([
    "c.md",
    "b.md#why",
    "#there",
    "../../server/NOTHING.md",
    "../../../../outside.md",
    "../../../spec/openapi.yaml#noSuchOperation",
    "/guides/b.md",
    "javascript:alert(1)",
    "b.html",
  ])("to nothing, as %s, are told with file and line", (href) => {
    const text = `One line\nand [another](b.md)\nand [a third](${href}).\n`;
    // What Markdown itself takes for no link stays text.
    const expected = href.startsWith("javascript:") ? [] : [`packages/docs/guides/a.md:5: "${href}" leads to nothing.`];
    expect(problemsOf(() => guide(text))).toEqual(expected);
  });

  it("to nothing are told all at once, in tables and of images too", () => {
    expect(problemsOf(() => guide("| a |\n|---|\n| [x](x.md) |\n| [y](y.md) |\n\n![z](z.png)\n"))).toEqual([
      'packages/docs/guides/a.md:5: "x.md" leads to nothing.',
      'packages/docs/guides/a.md:6: "y.md" leads to nothing.',
      'packages/docs/guides/a.md:8: "z.png" leads to nothing.',
    ]);
  });
});

describe("a page", () => {
  it("begins with its title", () => {
    for (const text of ["Text\n", "## A\n", "Text\n\n# A\n", "# A\n\n# B\n"]) {
      expect(problemsOf(() => render({ "guides/a.md": text }))).toEqual([
        "packages/docs/guides/a.md:1: A page begins with its title, the only heading of level 1.",
      ]);
    }
  });

  it("shows markup as text", () => {
    const page = guide("<script>alert(1)</script> & <b>x</b>\n\n## A <i>\n").get("guides/a.html");
    expect(page).toContain("&lt;script&gt;alert(1)&lt;/script&gt; &amp;");
    expect(page).toContain('aria-label="Link to: A &lt;i&gt;"');
  });

  it("gives headings the ids that GitHub gives them", () => {
    const page = guide("## `code` & (more)!\n\n## Same\n\n## Same\n").get("guides/a.html");
    for (const id of ["code--more", "same", "same-1"]) expect(page).toContain(`<h2 id="${id}">`);
  });

  it("has the items of a task list marked, for the style sheet to show a box", () => {
    const page = guide("- [ ] *Do* it\n- [ ] [b](b.md)\n- [x] and\n- not [ ] that\n\n[ ] nor that\n").get(
      "guides/a.html",
    );
    expect(page?.match(/<li.*|<p>.*\[ .*/g)?.slice(-5)).toEqual([
      '<li class="task"><em>Do</em> it</li>',
      '<li class="task"><a href="b.html">b</a></li>',
      "<li>[x] and</li>",
      "<li>not [ ] that</li>",
      "<p>[ ] nor that</p>",
    ]);
  });

  it("has its code in colours, which the style sheet decides", () => {
    expect(guide('```json\n{"a": 1}\n```\n').get("guides/a.html")).toContain('<span class="hljs-attr">');
  });

  it("may break long names and addresses between their words, and no short ones", () => {
    const page = guide("`unsupported_media_type` `service_requests_waiting_total` `https://example.com/a/page.html`\n");
    expect(page.get("guides/a.html")).toContain(
      "<code>unsupported_media_type</code> <code>service_<wbr>requests_<wbr>waiting_<wbr>total</code> " +
        "<code>https://<wbr>example.<wbr>com/<wbr>a/<wbr>page.<wbr>html</code>",
    );
  });

  it("keeps the empty lines of its code", () => {
    const page = guide("```js\nconst a = 1;\n\n\nconst b = 2;\n```\n").get("guides/a.html") ?? "";
    const code = page.slice(page.indexOf("<pre"), page.indexOf("</pre>"));
    expect(code.replaceAll(/<[^>]*>/g, "")).toBe("const a = 1;\n\n\nconst b = 2;\n");
  });

  it("is there as Markdown too, as it was written", () => {
    expect(guide("*x*\n").get("guides/a.md")).toBe("# A\n\n*x*\n");
  });

  it.each([
    ["b.md", "b.md"],
    ["b.md#why-not", "b.md#why-not"],
    ["#here", "a.md#here"],
    ["../README.md", "../index.md"],
    ["../decisions/", "../decisions/index.html"],
    ["../../../CONTRIBUTING.md", "https://example.com/us/it/blob/main/CONTRIBUTING.md"],
    ["../../../spec/openapi.yaml", "../openapi.yaml"],
    ["../../../spec/openapi.yaml#cancelPaymentSession", "../openapi.yaml#cancelPaymentSession"],
    ["https://example.org/x.html", "https://example.org/x.html"],
  ])("has in its Markdown in the place of %s a link to %s", (href, target) => {
    const text = (link: string) => `[a\nlink](${link}) and ![it](${link})\n\n[x] ~\n\n[x]: ${link}\n\n## Here\n`;
    expect(guide(text(href)).get("guides/a.md")).toBe(`# A\n\n${text(target)}`);
  });

  it("leaves its code in Markdown as it is, and names its language alone", () => {
    const text = (info: string) => `[spec](../README.md)\n\n- one\n\n  ~~~~${info}\n  [spec](../README.md)\n  ~~~~\n`;
    expect(guide(text('md no-run="because" $&')).get("guides/a.md")).toBe(
      `# A\n\n${text("md").replace("../README.md", "../index.md")}`,
    );
  });
});

describe("the navigation", () => {
  it("has the order and the groups of the home page, and whatever that leaves out at the end", () => {
    const guides = {
      "guides/a.md": "# A\n",
      "guides/b.md": "# B\n",
      "guides/c.md": "# C\n",
      "../p/README.md": "# P\n",
    };
    const home = render(guides, "[b](guides/b.md)\n\n## Then\n\n[a](guides/a.md)\n").get("index.html") ?? "";
    const navigation = home.slice(
      home.indexOf('aria-label="Guides"'),
      home.indexOf("</nav>", home.indexOf('aria-label="Guides"')),
    );
    expect([...navigation.matchAll(/>(\w[^<\n]*)</g)].map((match) => match[1])).toEqual([
      "Begin",
      "B",
      "Then",
      "A",
      "More",
      "C",
      "Packages",
      "P",
    ]);
  });
});

describe("the guide of errors", () => {
  const heading = (code: string) => `## \`${code}\`\n\nText.\n`;
  let codes: string[];

  beforeAll(() => {
    codes = errorCodes(document);
  });

  const renderErrors = (headings: string[]) =>
    render({ "guides/errors.md": `# Errors\n\n## How to read one\n\n${headings.map(heading).join("\n")}` });

  it("has a section for every code of the document", () => {
    expect(problemsOf(() => renderErrors(codes))).toEqual([]);
    expect(problemsOf(() => renderErrors(codes.slice(1)))).toEqual([
      `packages/docs/guides/errors.md:1: The error code "${codes[0]}" has no section "## \`${codes[0]}\`".`,
    ]);
  });

  it("has none for another, and none twice", () => {
    expect(problemsOf(() => renderErrors(["made_up", ...codes, codes[0] ?? ""]))).toEqual([
      'packages/docs/guides/errors.md:5: The document has no error code "made_up".',
      `packages/docs/guides/errors.md:${5 + 4 * (codes.length + 1)}: "${codes[0]}" has a section already.`,
    ]);
  });
});
