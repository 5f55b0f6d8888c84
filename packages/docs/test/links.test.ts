import { readdir, readFile } from "node:fs/promises";
import { join, posix } from "node:path";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { type Browser, launchBrowser } from "../../../scripts/test/browser/launch-browser.ts";

interface Outline {
  path: string;
  links: string[];
  ids: string[];
  titles: number;
  title: string;
  lang: string;
  unnamedImages: number;
  inline: string[];
}

const folder = inject("siteFolder");
const files = (await readdir(folder, { recursive: true, withFileTypes: true }))
  .filter((entry) => entry.isFile())
  .map(({ parentPath, name }) => posix.join(parentPath.slice(folder.length + 1), name));
const read = (path: string) => readFile(join(folder, path), "utf8");

let browser: Browser;
let outlines: Map<string, Outline>;

beforeAll(async () => {
  browser = await launchBrowser();
  const page = await browser.newPage();
  const html = files.filter((path) => path.endsWith(".html"));
  const pages = await Promise.all(html.map(async (path) => ({ path, text: await read(path) })));
  outlines = new Map((await page.evaluate(outline, pages)).map((each) => [each.path, each]));
});

afterAll(() => browser.close());

/** Runs in the browser: its parser is what readers have. */
function outline(pages: { path: string; text: string }[]): Outline[] {
  return pages.map(({ path, text }) => {
    const page = new DOMParser().parseFromString(text, "text/html");
    const all = [...page.querySelectorAll("*")];
    const values = (name: string) => all.flatMap((element) => element.getAttribute(name) ?? []);
    return {
      path,
      links: [...values("href"), ...values("src"), ...values("action")],
      ids: [...values("id")],
      titles: page.querySelectorAll("h1").length,
      title: page.title,
      lang: page.documentElement.lang,
      unnamedImages: page.querySelectorAll("img:not([alt])").length,
      inline: [
        ...all.flatMap((element) =>
          [...element.attributes].filter(({ name }) => name.startsWith("on")).map(({ name }) => name),
        ),
        ...[...page.querySelectorAll("script:not([src]), style")]
          .map((element) => element.textContent ?? "")
          .filter(Boolean),
      ],
    };
  });
}

/** Of a link of a page: what it would break on. */
function findProblem(from: string, link: string): string | undefined {
  if (/^https?:/.test(link)) return undefined;
  if (/^([a-z]+:|\/)/i.test(link)) return link.startsWith("data:") ? undefined : "is neither relative nor of the web";
  const [path = "", fragment] = link.split("#");
  const target = path === "" ? from : posix.join(posix.dirname(from), decodeURIComponent(path));
  if (!files.includes(target)) return "leads to no file";
  // The reference draws the places that these name.
  if (fragment === undefined || fragment.startsWith("/")) return undefined;
  return outlines.get(target)?.ids.includes(fragment) ? undefined : "leads to no place of its page";
}

describe("the pages", () => {
  it("have links that lead somewhere", () => {
    const problems = [...outlines.values()].flatMap(({ path, links }) =>
      links.flatMap((link) => {
        const problem = findProblem(path, link);
        return problem === undefined ? [] : [`${path}: "${link}" ${problem}`];
      }),
    );
    expect(problems).toEqual([]);
    expect([...outlines.values()].reduce((sum, { links }) => sum + links.length, 0)).toBeGreaterThan(500);
  });

  it("have what the site has, not the repository's page of it", () => {
    const elsewhere = [...outlines.values()].flatMap(({ path, links }) => links.map((link) => `${path}: ${link}`));
    expect(
      elsewhere.filter((link) => /blob\/main\/packages\/(api-client|webhooks|server|contract-tests)\/R/.test(link)),
    ).toEqual([]);
    expect(files.filter((path) => /^packages\/.*\.html$/.test(path)).length).toBe(4);
  });

  it("have a language, a title of their own and one heading of level 1", () => {
    for (const { path, lang, title, titles } of outlines.values())
      expect([path, lang, title !== "", titles]).toEqual([path, "en", true, 1]);
    const titles = [...outlines.values()].map(({ title }) => title);
    expect(new Set(titles).size).toBe(titles.length);
  });

  it("have no id twice, no image without a text, and no script or style of their own", () => {
    for (const { path, ids, unnamedImages, inline } of outlines.values()) {
      expect([path, ids.length, unnamedImages, inline]).toEqual([path, new Set(ids).size, 0, []]);
    }
  });

  it("are all in reach of the home page, but for the one in the place of others", () => {
    const reached = new Set<string>();
    const visit = (path: string) => {
      if (reached.has(path)) return;
      reached.add(path);
      for (const link of outlines.get(path)?.links ?? []) {
        if (!/^([a-z]+:|\/|#)/i.test(link)) visit(posix.join(posix.dirname(path), link.split("#")[0] ?? ""));
      }
    };
    visit("index.html");
    expect([...outlines.keys()].filter((path) => !reached.has(path))).toEqual(["404.html"]);
  });
});

describe("llms.txt", () => {
  it("has the form of llmstxt.org, and links every guide and the document", async () => {
    const text = await read("llms.txt");
    expect(text).toMatch(/^# .+\n\n> .+\n\n## /);
    const links = [...text.matchAll(/^- \[[^\]]+\]\(([^)]+)\)(: .+)?$/gm)].map((match) => match[1] ?? "");
    expect(links.filter((link) => !files.includes(link))).toEqual([]);
    expect(links).toEqual(expect.arrayContaining(["openapi.yaml", "openapi.json"]));
    expect(links).toEqual(expect.arrayContaining(files.filter((path) => /^guides\/.+\.md$/.test(path))));
    expect(text.match(/^.*:$/gm)).toBeNull();
  });

  it("names Markdown whose links lead to files of the site", async () => {
    const pages = files.filter((path) => path.endsWith(".md"));
    const links = await Promise.all(
      pages.map(async (path) =>
        [...(await read(path)).matchAll(/\]\(([^)\s]+)\)/g)].map((match) => [path, match[1] ?? ""] as const),
      ),
    );
    const problems = links.flat().flatMap(([path, link]) => {
      const target = link.split("#")[0] ?? "";
      return /^https?:/.test(link) || files.includes(posix.join(posix.dirname(path), target)) ? [] : `${path}: ${link}`;
    });
    expect(problems).toEqual([]);
    expect(links.flat().length).toBeGreaterThan(50);
  });
});

describe("the document", () => {
  it("is there in both forms, and says the same as the sources", async () => {
    const json = JSON.parse(await read("openapi.json")) as { openapi: string; paths: object };
    expect(json.openapi).toMatch(/^3\.1\./);
    expect(await read("openapi.yaml")).toContain("/api/v1/payment/sessions/{session}/cancel:");
  });
});
