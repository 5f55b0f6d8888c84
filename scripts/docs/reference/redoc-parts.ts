import { transform } from "esbuild";

/** Redoc's page taken apart, so that a policy without inline scripts and styles suits it. */
export interface RedocParts {
  /** What is inside the body, made before any script runs. */
  markup: string;
  style: string;
  /** Redoc itself, the same for every document. Not a module: browsers load none from a folder. */
  program: string;
  /** What shows this document with it. */
  begin: string;
}

/** In place of the logo, the one thing that Redoc loads from elsewhere. */
const logo = `data:image/svg+xml,${encodeURIComponent(
  '<svg xmlns="http://www.w3.org/2000/svg" width="48" height="16"><style>text{fill:#4a5568}' +
    "@media(prefers-color-scheme:dark){text{fill:#dbe4f5}}</style>" +
    '<text y="12" font-family="sans-serif" font-size="11">Redocly</text></svg>',
)}`;

/**
 * Takes apart what `build-docs` made, and mends what does not suit a folder of any name.
 * @throws Error when the page is not as it was when this was written.
 */
export async function takeRedocApart(page: string): Promise<RedocParts> {
  const [styles, unstyled] = extract(page, /<style[^>]*>([^]*?)<\/style>/g);
  const [scripts, unscripted] = extract(unstyled, /<script type="module">([^]*)<\/script>/g);
  const local = replace(scripts.join("\n"), /https:\/\/cdn\.redoc\.ly\/redoc\/logo-mini(-full)?\.svg/g, logo);
  const [[program = ""], begin] = extract(local, /^([^]*export\{[\w,]+\};)/g);
  return {
    markup: mendMarkup(unscripted),
    style: styles.join("\n"),
    program: await toClassicScript(program),
    begin: `(({ hydrate }) => {\n${begin.trim()}\n})(Redoc);\n`,
  };
}

/** Done once for a program: whoever edits the document waits for the page. */
const classicScripts = new Map<string, Promise<string>>();

function toClassicScript(program: string): Promise<string> {
  const made = classicScripts.get(program) ?? transformToClassic(program);
  classicScripts.set(program, made);
  return made;
}

async function transformToClassic(program: string): Promise<string> {
  const { code } = await transform(program, {
    format: "iife",
    globalName: "Redoc",
    target: "es2022",
    minify: true,
    // Neither of its uses of import.meta is for browsers.
    logOverride: { "empty-import-meta": "silent" },
  });
  return code;
}

function mendMarkup(page: string): string {
  const body = page.slice(page.indexOf("<body>") + "<body>".length, page.indexOf("</body>"));
  // The script begins as soon as the page is read; its own, earlier one is replaced by color-scheme.js.
  const quiet = replace(body, /<script>try\{[^]*?<\/script>/, "<script></script>");
  // The script works with the fragment, but leaves these links as they were made.
  return replace(quiet, / href="(\/[^"]*)"/g, ' href="#$1"');
}

function extract(page: string, pattern: RegExp): [found: string[], rest: string] {
  const found: string[] = [];
  const rest = replace(page, pattern, (_whole, inside: string) => {
    found.push(inside);
    return "";
  });
  return [found, rest];
}

function replace(text: string, pattern: RegExp, by: string | ((whole: string, inside: string) => string)): string {
  const replaced = typeof by === "string" ? text.replace(pattern, by) : text.replace(pattern, by);
  if (replaced === text) throw new Error(`Redoc's page has changed: it has no ${pattern} any more.`);
  return replaced;
}
