import { type Browser, launchBrowser } from "../../../scripts/test/browser/launch-browser.ts";
import { startCardPage } from "./start-card-page.ts";
import { describeSpread, judge, median } from "./statistics.ts";

/** From opening the card page to its first content, by somebody who never was there, on a processor of a phone. */
const loads = 9;
const timesSlower = 4;
const limitMs = 1_000;

const page = await startCardPage();
const browser = await launchBrowser();
const paintsMs: number[] = [];
// The first load warms up the server and the browser.
for (let load = 0; load <= loads; load += 1) {
  const paintMs = await measureFirstPaint(browser, page.url);
  if (load > 0) paintsMs.push(paintMs);
}
console.log(`first contentful paint ${describeSpread(paintsMs)} ms`);
const verdict = `less than ${limitMs} ms in the median of ${loads} loads, ${timesSlower} times slowed down`;
judge(verdict, median(paintsMs) < limitMs);
await browser.close();
await page.close();

async function measureFirstPaint(opened: Browser, url: string): Promise<number> {
  const context = await opened.newContext({ viewport: { width: 390, height: 844 } });
  const tab = await context.newPage();
  const session = await context.newCDPSession(tab);
  await session.send("Emulation.setCPUThrottlingRate", { rate: timesSlower });
  const answer = await tab.goto(url);
  if (answer?.status() !== 200) throw new Error(`The page answered ${answer?.status()}.`);
  const paint = "performance.getEntriesByName('first-contentful-paint')[0]?.startTime";
  await tab.waitForFunction(paint);
  const paintMs = await tab.evaluate<number>(paint);
  await context.close();
  return paintMs;
}
