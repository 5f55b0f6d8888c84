import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import type { Page } from "../../../scripts/test/browser/launch-browser.ts";
import { findViolations } from "../../../scripts/test/browser/axe.ts";
import { openSite, waitUntilDrawn, type Watched, watch } from "./support/site-browser.ts";

const overflowScript = "document.documentElement.scrollWidth - document.documentElement.clientWidth";

const pagesIn = async (folder: string) =>
  (await readdir(join(inject("siteFolder"), folder)))
    .filter((name) => name.endsWith(".html"))
    .map((name) => `${folder}/${name}`);
const pages = [...(await pagesIn("guides")), ...(await pagesIn("packages"))];
/** One of each kind, in every window. */
const kinds = [
  "index.html",
  "guides/security.html",
  "decisions/index.html",
  "search.html?q=session_not_pending",
  "reference.html",
  "reference.html#/contractors/updatecontractor",
];
/** What differs by its words alone, in the first window. */
const others = [
  ...pages.filter((path) => !kinds.includes(path)),
  "search.html?q=xylophone",
  "reference.html#/events/paymentsessioncompleted",
];

/** The beginnings of what has to be scrolled sideways. */
const cutOff = (page: Page, selector: string): Promise<string[]> =>
  page
    .locator(selector)
    .evaluateAll((all) =>
      all.flatMap(({ scrollWidth, clientWidth, textContent }) =>
        scrollWidth > clientWidth ? [(textContent ?? "").slice(0, 60)] : [],
      ),
    );

let site: Awaited<ReturnType<typeof openSite>>;

beforeAll(async () => {
  site = await openSite();
});

afterAll(() => site.close());

/** 640 px at 200 % zoom are 320. */
const windows = [
  { width: 1280, height: 900, colorScheme: "light" },
  { width: 1280, height: 900, colorScheme: "dark" },
  { width: 320, height: 640, colorScheme: "dark" },
] as const;

describe.each(windows)("at $width px, $colorScheme", ({ width, height, colorScheme }) => {
  const isFirst = width === windows[0].width && colorScheme === windows[0].colorScheme;
  let watched: Watched;

  beforeAll(async () => {
    watched = await watch(site.browser, { viewport: { width, height }, colorScheme });
  });

  it.each(isFirst ? [...kinds, ...others] : kinds)(
    "%s is without an axe violation, fits, and is all of the origin",
    async (path) => {
      const { page, requests, complaints } = watched;
      // Another fragment alone would not load the page.
      if (path.includes("#")) await page.goto("about:blank");
      await page.goto(site.server.url + path);
      if (path.startsWith("reference")) await waitUntilDrawn(page);
      expect(await page.evaluate(overflowScript), "by how much it is wider than the window").toBe(0);
      if (isFirst) expect(await cutOff(page, "main .scroller")).toEqual([]);
      expect(complaints.splice(0)).toEqual([]);
      expect(await findViolations(page)).toEqual([]);
      // Axe asks for style sheets by itself, which the policy refuses.
      complaints.length = 0;
      const own = (url: string) => /^(blob|data|about):/.test(url) || url.startsWith(site.server.url);
      expect(requests.splice(0).filter((url) => !own(url))).toEqual([]);
    },
  );
});

it.each(["section/errors", "payment-sessions/createpaymentsession", "events/paymentsessioncompleted"])(
  "the reference cuts off no code and no table of %s",
  async (place) => {
    const { context, page } = await watch(site.browser, { viewport: { width: 1280, height: 900 } });
    await page.goto(`${site.server.url}reference.html#/${place}`);
    await waitUntilDrawn(page);
    const boxes = "main :is(pre, .md-table-wrapper)";
    expect(await page.locator(boxes).count()).toBeGreaterThan(0);
    expect(await cutOff(page, boxes)).toEqual([]);
    await context.close();
  },
);

it("the reference breaks no word of its titles on a phone", async () => {
  const { context, page } = await watch(site.browser, { viewport: { width: 320, height: 640 } });
  await page.goto(`${site.server.url}reference.html`);
  await waitUntilDrawn(page);
  const broken = await page.locator("main h1").evaluateAll((titles) => {
    const range = document.createRange();
    return titles.flatMap((title) => {
      const texts = [...title.childNodes].filter((node): node is Text => node instanceof Text);
      return texts.flatMap((text) =>
        [...text.data.matchAll(/\S+/g)].flatMap(({ 0: word, index }) => {
          range.setStart(text, index);
          range.setEnd(text, index + word.length);
          return range.getClientRects().length > 1 ? [word] : [];
        }),
      );
    });
  });
  expect(broken).toEqual([]);
  await context.close();
});

it.each(["nothing.html", "guides/", "guides/no/such/page?q=1"])(
  "has a page that leads on in the place of %s",
  async (path) => {
    const { context, page, requests } = await watch(site.browser);
    expect((await page.goto(site.server.url + path))?.status()).toBe(404);
    expect(await page.getByRole("heading", { level: 1 }).textContent()).toBe("There is no such page");
    expect(requests.filter((url) => url.includes("/assets/"))).toContain(`${site.server.url}assets/site.css`);
    expect(await findViolations(page)).toEqual([]);
    await page.getByRole("main").getByRole("link", { name: "the guides" }).click();
    expect(page.url()).toBe(`${site.server.url}index.html`);
    await context.close();
  },
);

it("has its guides in a menu where there is no room beside the page, which a keyboard opens and a link closes", async () => {
  const { context, page } = await watch(site.browser, { viewport: { width: 320, height: 640 } });
  await page.goto(`${site.server.url}guides/security.html`);
  const link = page.getByRole("navigation", { name: "On this page" }).getByRole("link", { name: "In production" });
  expect(await link.isVisible()).toBe(false);
  await page.getByRole("button", { name: "Menu" }).press("Enter");
  expect(
    await page
      .getByRole("navigation", { name: "Guides" })
      .getByRole("link", { name: "Security" })
      .getAttribute("aria-current"),
  ).toBe("page");
  await link.click();
  expect(await link.isVisible()).toBe(false);
  expect(page.url()).toMatch(/#in-production$/);
  await context.close();
});

it.each(["http", "file"] as const)("has its code copied by %s, of a terminal the commands alone", async (kind) => {
  const { context, page, requests, complaints } = await watch(site.browser);
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.goto(`${site.origins[kind]}guides/quick-start.html`);
  const before = requests.length;
  const copied = async (text: string) => {
    const block = page.locator(".code").filter({ hasText: text }).first();
    const button = block.getByRole("button", { name: "Copy" });
    await button.focus();
    await page.keyboard.press("Enter");
    await block.getByRole("button", { name: "Copied" }).waitFor();
    return page.evaluate("navigator.clipboard.readText()");
  };
  expect(await copied("keys create")).toMatch(
    /^payment-sessions organizations create [^\n]+\npayment-sessions keys create [^\n]+$/,
  );
  expect(await copied("createServer")).toMatch(/^import [^]+\S$/);
  expect([requests.slice(before), complaints]).toEqual([[], []]);
  await context.close();
});

it("is printed whole", async () => {
  const { context, page } = await watch(site.browser, { viewport: { width: 680, height: 900 } });
  await page.emulateMedia({ media: "print" });
  for (const path of pages) {
    await page.goto(site.server.url + path);
    expect(await cutOff(page, "html, main pre, main .scroller"), path).toEqual([]);
  }
  await context.close();
});

it("is read without a script", async () => {
  const { context, page } = await watch(site.browser, { javaScriptEnabled: false });
  await page.goto(`${site.server.url}guides/security.html`);
  expect(await page.getByRole("heading", { level: 1 }).textContent()).toBe("Security");
  await page.goto(`${site.server.url}reference.html`);
  expect(await page.getByRole("link", { name: "the document" }).getAttribute("href")).toBe("openapi.yaml");
  await context.close();
});

it("leads from the keyboard's first stop past the bar and the menu", async () => {
  const { context, page } = await watch(site.browser);
  for (const path of ["guides/security.html", "reference.html"]) {
    await page.goto(site.server.url + path);
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await page.keyboard.press("Tab");
    expect(await page.evaluate('document.activeElement.closest("main") !== null'), path).toBe(true);
    // The reference's fragment names what it shows.
    expect(page.url()).toMatch(/security\.html#content$|reference\.html$/);
  }
  await context.close();
});
