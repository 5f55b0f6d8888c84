import { type Browser, chromium } from "playwright-core";
import { findBrowser } from "./find-browser.ts";

export type { Browser, BrowserContext, Frame, Page } from "playwright-core";

/** Nothing of the browser's own leaves the machine. */
const quiet = [
  "--disable-gpu",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--no-first-run",
];

export async function launchBrowser(): Promise<Browser> {
  const { path, env } = await findBrowser();
  const isRoot = process.getuid?.() === 0;
  return chromium.launch({
    executablePath: path,
    args: [...quiet, ...(isRoot ? ["--no-sandbox"] : [])],
    env: { ...process.env, ...env },
  });
}
