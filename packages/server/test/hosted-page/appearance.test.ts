import { mkdir } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { findViolations } from "../../../../scripts/test/browser/axe.ts";
import { type Browser, launchBrowser, type Page } from "../../../../scripts/test/browser/launch-browser.ts";
import { pageScript, pageStyle } from "../../src/generated/hosted-page.ts";
import { createCardToken } from "../harness/hosted-session.ts";
import { cards, fillCard, save } from "./support/card-form.ts";
import { paymentAskedFor } from "./support/payment-asked-for.ts";
import { type PageTestServer, startPageTestServer } from "./support/page-test-server.ts";
import { databaseAway, type FailingPages, startFailingPages } from "./support/start-failing-pages.ts";

const output = fileURLToPath(new URL("../../../../test-output/hosted-page/", import.meta.url));

/** By how many pixels the page is wider than its window. */
const overflowScript = "document.documentElement.scrollWidth - document.documentElement.clientWidth";

let server: PageTestServer;
let serverWithoutProvider: PageTestServer;
let limitedServer: PageTestServer;
let failingPages: FailingPages;
let browser: Browser;

beforeAll(async () => {
  await mkdir(output, { recursive: true });
  [server, serverWithoutProvider, limitedServer, failingPages, browser] = await Promise.all([
    startPageTestServer(),
    startPageTestServer({ withProcessor: false }),
    startPageTestServer({ rateLimits: { page: { name: "address", perSecond: 1, burst: 1 } } }),
    startFailingPages(),
    launchBrowser(),
  ]);
  await fetch(`${limitedServer.pages.url}/payment/setup/test_x`);
});

afterAll(async () => {
  await browser.close();
  await server.close();
  await serverWithoutProvider.close();
  await limitedServer.close();
  await failingPages.close();
});

/** Shows what a form is answered with, at its own address. */
async function showAnswer(page: Page, url: string, answer: Promise<Response>): Promise<void> {
  const response = await answer;
  const body = await response.text();
  await page.route(url, (route) => route.fulfill({ status: response.status, contentType: "text/html", body }));
  await page.goto(url);
}

async function replaceInAnswer(page: Page, url: string, [pattern, text]: [RegExp, string]): Promise<void> {
  await page.route(url, async (route) => {
    const response = await route.fetch();
    const body = (await response.text()).replaceAll(pattern, text);
    await route.fulfill({ response, body });
  });
}

async function sendCard(url: string, number: string, language = "en"): Promise<Response> {
  const body = new URLSearchParams({ card_token: await createCardToken(server.simulator, number) });
  return fetch(`${url}/complete`, { method: "POST", headers: { "accept-language": language }, body });
}

/** Every state of the page, and how a contractor gets there. */
const states: Record<string, (page: Page) => Promise<void>> = {
  async empty(page) {
    await page.goto((await server.createSession()).url);
    await page.locator(".cvv-frame.frame--activated").waitFor();
  },
  async loading(page) {
    await page.route(`${server.simulator.url}/fields/**`, () => undefined);
    await page.goto((await server.createSession()).url, { waitUntil: "domcontentloaded" });
    await page.locator(".cvv-frame iframe").waitFor();
  },
  async filled(page) {
    await page.goto((await server.createSession()).url);
    await fillCard(page, cards.approved);
  },
  async incomplete(page) {
    await page.goto((await server.createSession()).url);
    await page.locator(".cvv-frame.frame--activated").waitFor();
    await save(page).click();
    await page.locator("#card-number-error").waitFor();
  },
  async declined(page) {
    await page.goto((await server.createSession()).url);
    await fillCard(page, cards.declined);
    await save(page).click();
    await page
      .getByRole("alert")
      .filter({ hasText: /declined|rechazada/ })
      .waitFor();
    await page.locator(".cvv-frame.frame--activated").waitFor();
  },
  async saving(page) {
    const { url } = await server.createSession();
    await page.goto(url);
    await fillCard(page, cards.approved);
    // Without content the browser stays where it is.
    await page.route(`${url}/complete`, (route) => route.fulfill({ status: 204 }));
    await save(page).click();
    await page
      .getByRole("status")
      .filter({ hasText: /Saving|Guardando/ })
      .waitFor();
  },
  async "3-D Secure failed"(page) {
    await page.goto((await server.createSession()).url);
    await fillCard(page, cards.challenged);
    await save(page).click();
    await page.getByRole("button", { name: "Fail" }).click();
    await page
      .getByRole("alert")
      .filter({ hasText: /declined|rechazada/ })
      .waitFor();
    await save(page).waitFor();
  },
  async "scripts off"(page) {
    const { url } = await server.createSession();
    // Axe is a script itself: it sees what a browser without scripts makes of the page.
    await replaceInAnswer(page, url, [/<\/?noscript>|<script type="module".*?<\/script>/g, ""]);
    await replaceInAnswer(page, `**${pageStyle.path}`, [/\(scripting: ?none\)/g, " all"]);
    await page.goto(url);
    await page.getByText("JavaScript").waitFor();
    expect(await page.locator("#loading, #fields, #save").filter({ visible: true }).count()).toBe(0);
  },
  async "own script blocked"(page) {
    await page.route(`**${pageScript.path}`, (route) => route.abort());
    await page.goto((await server.createSession()).url);
  },
  async "two minutes left"(page) {
    await page.goto((await server.createSession({ secondsLeft: 100 })).url);
    await page.locator("#time-warning").waitFor();
    await page.locator(".cvv-frame.frame--activated").waitFor();
  },
  async "expired while open"(page) {
    await page.clock.install();
    await page.goto((await server.createSession({ secondsLeft: 300 })).url);
    await page.clock.fastForward(301_000);
    await page.locator("#expired").waitFor();
  },
  async "script blocked"(page) {
    await page.route(`${server.simulator.url}/**`, (route) => route.abort());
    await page.goto((await server.createSession()).url);
    await page.locator("#retry").waitFor();
  },
  async "challenge answered elsewhere"(page) {
    await page.goto(`${server.pages.url}/payment/setup/return/hps_${"0".repeat(22)}`);
  },
  async cancelled(page) {
    const { id, url } = await server.createSession();
    await server.client.post(`/api/v1/payment/sessions/${id}/cancel`);
    await page.goto(url);
  },
  async expired(page) {
    await page.goto((await server.createSession({ secondsLeft: -1 })).url);
  },
  async "confirm cancelling"(page) {
    await page.goto((await server.createSession()).url);
    await Promise.all([page.waitForEvent("load"), page.evaluate("setTimeout(() => document.forms[1].submit())")]);
    await page.locator("button[value=yes]").waitFor();
  },
  async "too many attempts"(page) {
    const { id, url } = await server.createSession();
    for (let left = 4; left >= 0; left -= 1) await sendCard(url, cards.declined);
    await page.goto(url);
    expect(await server.getSession(id)).toMatchObject({ status: "pending" });
  },
  async saved(page) {
    const { url } = await server.createSession();
    await page.goto(url);
    await fillCard(page, cards.approved);
    await save(page).click();
    await page.waitForURL(`${server.returns.url}?**`);
    await page.goto(url);
  },
  async "provider down"(page) {
    await page.goto((await server.createSession()).url);
    await fillCard(page, cards.approved);
    server.simulator.addFault({ next: "503", at: "payments" });
    await save(page).click();
    await page
      .getByRole("alert")
      .filter({ hasText: /does not answer|no responde/ })
      .waitFor();
    await page.locator(".cvv-frame.frame--activated").waitFor();
  },
  async waiting(page) {
    const { id, url } = await server.createSession();
    server.simulator.addFault({ next: "slow", at: "payments", delayMs: 10_000 });
    const first = sendCard(url, cards.approved);
    await paymentAskedFor(server.simulator, id);
    const second = sendCard(url, cards.approved, await page.evaluate("navigator.language"));
    expect((await second).status).toBe(409);
    await page.route(`${url}/outcome`, (route) => route.fulfill({ status: 409 }));
    await showAnswer(page, url, second);
    await page
      .getByRole("status")
      .filter({ hasText: /still being saved|todavía se está guardando/ })
      .waitFor();
    await first.catch(() => undefined);
  },
  async failed(page) {
    failingPages.failWith(new Error("A bug."));
    await page.goto(`${failingPages.url}/payment/setup/test_x`);
  },
  async "database away"(page) {
    failingPages.failWith(databaseAway());
    await page.goto(`${failingPages.url}/payment/setup/test_x`);
  },
  async "rate limited"(page) {
    await limitedServer.database.sql`update rate_limits set full_at = full_at + interval '1 hour'`;
    await page.goto(`${limitedServer.pages.url}/payment/setup/test_x`);
    await page.getByRole("heading", { name: /Too many requests|Demasiadas solicitudes/ }).waitFor();
  },
  async refused(page) {
    const { url } = await server.createSession();
    await showAnswer(page, url, fetch(`${url}/complete`, { method: "POST", body: "a".repeat(20_000) }));
  },
  async "no provider"(page) {
    await page.goto((await serverWithoutProvider.createSession()).url);
  },
  async "not found"(page) {
    await page.goto(`${server.pages.url}/payment/setup/test_unknown`);
  },
};

describe.each(["light", "dark"] as const)("in the %s theme", (colorScheme) => {
  it.each(Object.entries(states))(
    "%s has no accessibility violation and no sideways scrolling",
    async (name, reach) => {
      const locale = colorScheme === "light" ? "en-US" : "es-ES";
      const context = await browser.newContext({ colorScheme, locale, viewport: { width: 1280, height: 900 } });
      const page = await context.newPage();
      await reach(page);
      expect(await findViolations(page)).toEqual([]);
      for (const width of [320, 768, 1280]) {
        await page.setViewportSize({ width, height: 900 });
        const overflow = await page.evaluate(overflowScript);
        expect(overflow).toBe(0);
        await page.screenshot({
          path: `${output}${name.replaceAll(" ", "-")}-${colorScheme}-${width}.png`,
          fullPage: true,
        });
      }
      await context.close();
    },
  );
});

it("fits at 200 % zoom", async () => {
  // Twice the size is half the width, at twice the pixels.
  const context = await browser.newContext({ viewport: { width: 640, height: 450 }, deviceScaleFactor: 2 });
  const page = await context.newPage();
  await states["empty"]?.(page);
  expect(await page.evaluate(overflowScript)).toBe(0);
  await page.screenshot({ path: `${output}zoom-200.png`, fullPage: true });
  await context.close();
});
