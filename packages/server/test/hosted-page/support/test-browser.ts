import {
  type Browser,
  type BrowserContext,
  launchBrowser,
  type Page,
} from "../../../../../scripts/test/browser/launch-browser.ts";

export type { Page } from "../../../../../scripts/test/browser/launch-browser.ts";

export interface TestBrowser {
  /** A browser window of somebody new. */
  open(url: string, options?: Parameters<Browser["newContext"]>[0]): Promise<Page>;
  closeWindows(): Promise<void>;
  close(): Promise<void>;
}

export async function startTestBrowser(): Promise<TestBrowser> {
  const browser = await launchBrowser();
  let contexts: BrowserContext[] = [];
  return {
    async open(url, options = { locale: "en-US" }) {
      const context = await browser.newContext(options);
      contexts.push(context);
      const page = await context.newPage();
      await page.goto(url);
      return page;
    },
    async closeWindows() {
      for (const context of contexts) await context.close();
      contexts = [];
    },
    close: () => browser.close(),
  };
}
