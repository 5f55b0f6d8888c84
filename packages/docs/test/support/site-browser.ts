import { pathToFileURL } from "node:url";
import { inject } from "vitest";
import {
  type Browser,
  type BrowserContext,
  launchBrowser,
  type Page,
} from "../../../../scripts/test/browser/launch-browser.ts";
import { startSiteServer } from "./site-server.ts";

/** The site in a browser, which notes what a page asks for and what it complains of. */
export async function openSite() {
  const server = await startSiteServer(inject("siteFolder"));
  const browser = await launchBrowser();
  return {
    server,
    browser,
    /** Where the site begins: as a service shows it, and as a folder. */
    origins: { http: server.url, file: `${pathToFileURL(inject("siteFolder")).href}/` },
    async close() {
      await browser.close();
      await server.close();
    },
  };
}

export interface Watched {
  context: BrowserContext;
  page: Page;
  /** Every address that was asked for. */
  requests: string[];
  /** Errors of scripts, and whatever the policy or the network refused. */
  complaints: string[];
}

type ContextOptions = Parameters<Browser["newContext"]>[0];

export async function watch(browser: Browser, options: ContextOptions = {}): Promise<Watched> {
  const context = await browser.newContext({ reducedMotion: "reduce", ...options });
  const requests: string[] = [];
  const complaints: string[] = [];
  context.on("request", (request) => requests.push(request.url()));
  const page = await context.newPage();
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("console", (message) => {
    if (message.type() === "error") complaints.push(message.text());
  });
  return { context, page, requests, complaints };
}

/** The reference draws its parts one after the other. */
export async function waitUntilDrawn(page: Page): Promise<void> {
  let before: unknown;
  for (let round = 0, equal = 0; equal < 3 && round < 200; round += 1) {
    const now = await page.evaluate("document.body.innerHTML.length");
    equal = now === before ? equal + 1 : 0;
    before = now;
    await page.waitForTimeout(100);
  }
}
