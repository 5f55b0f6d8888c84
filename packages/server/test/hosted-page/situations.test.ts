import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { pageScript } from "../../src/generated/hosted-page.ts";
import { createCardToken } from "../harness/hosted-session.ts";
import { cancel, cards, fillCard, save } from "./support/card-form.ts";
import { paymentAskedFor } from "./support/payment-asked-for.ts";
import { type PageTestServer, startPageTestServer } from "./support/page-test-server.ts";
import { type Page, startTestBrowser, type TestBrowser } from "./support/test-browser.ts";

let server: PageTestServer;
let browser: TestBrowser;

beforeAll(async () => {
  [server, browser] = await Promise.all([startPageTestServer(), startTestBrowser()]);
});

afterEach(async () => {
  await browser.closeWindows();
  server.simulator.reset();
});

afterAll(async () => {
  await browser.close();
  await server.close();
});

const storedFor = (id: string) => {
  const { payments, instruments } = server.simulator.records;
  const ours = new Set(payments.filter(({ reference }) => reference === id).map((payment) => payment.instrumentId));
  return instruments.filter((instrument) => instrument.deletedAt === null && ours.has(instrument.id));
};

const returned = (page: Page) => page.waitForURL(`${server.returns.url}?**`);
const alert = (page: Page, text: string) => page.getByRole("alert").filter({ hasText: text }).waitFor();

describe("time", () => {
  it("is told, counts down, and is warned about two minutes before the end", async () => {
    const { url } = await server.createSession({ secondsLeft: 300 });
    const page = await browser.open("about:blank");
    await page.clock.install();
    await page.goto(url);
    expect(await page.locator("#time-left").textContent()).toMatch(/^[45]:\d\d$/);
    // Screen readers announce what changes in an element that they know already.
    const warning = page.getByRole("status").and(page.locator("#time-warning"));
    expect([await warning.count(), await warning.textContent(), await warning.isVisible()]).toEqual([1, "", false]);
    await page.clock.fastForward(181_000);
    await warning.filter({ hasText: "Less than 2 minutes left" }).waitFor();
  });

  it("is told to screen readers by regions that are there before their texts", async () => {
    const { url } = await server.createSession();
    const page = await browser.open(url);
    await fillCard(page, cards.approved);
    const status = page.getByRole("status").and(page.locator("#status"));
    expect([await status.count(), await status.textContent()]).toEqual([1, ""]);
    await page.route(`${url}/complete`, (route) => route.fulfill({ status: 204 }));
    await save(page).click();
    await status.filter({ hasText: "Saving your card…" }).waitFor();
  });

  it("runs out while the page is open: the form goes, the way back comes", async () => {
    const { id, url } = await server.createSession({ secondsLeft: 300 });
    const page = await browser.open("about:blank");
    await page.clock.install();
    await page.goto(url);
    await server.database.sql`update payment_sessions set expires_at = clock_timestamp() where status = 'pending'`;
    await page.clock.fastForward(301_000);
    await page.getByRole("heading", { name: "This link has expired" }).waitFor();
    expect(await page.locator("form").count()).toBe(0);
    expect(await page.evaluate("document.activeElement.id")).toBe("expired-title");
    expect(await page.title()).toBe("This link has expired · Acme Pay");
    await page.getByRole("link", { name: "Back to Acme" }).click();
    await returned(page);
    expect(page.url()).toBe(`${server.returns.url}?hps_id=${id}&status=expired`);
    expect((await fetch(url)).status).toBe(410);
  });
});

describe("one card is saved", () => {
  it("by a double click", async () => {
    const { id, url } = await server.createSession();
    const page = await browser.open(url);
    await fillCard(page, cards.approved);
    await save(page).dblclick();
    await returned(page);
    expect(storedFor(id)).toHaveLength(1);
    expect(server.simulator.records.tokens).toHaveLength(1);
  });

  it("by two tabs at once", async () => {
    const { id, url } = await server.createSession();
    const tabs = await Promise.all([browser.open(url), browser.open(url)]);
    for (const tab of tabs) await fillCard(tab, cards.approved);
    await Promise.all(tabs.map((tab) => save(tab).click()));
    for (const tab of tabs) {
      // The later one is sent back as well, or told that the card is saved.
      await Promise.any([returned(tab), tab.getByRole("heading", { name: "Your card is saved" }).waitFor()]);
    }
    expect(await server.getSession(id)).toMatchObject({ status: "completed" });
    expect(storedFor(id)).toHaveLength(1);
  });

  it("by one tab, while the other tells that it looks again, and returns with it", async () => {
    const { id, url } = await server.createSession();
    const page = await browser.open(url);
    await fillCard(page, cards.approved);
    server.simulator.addFault({ next: "slow", at: "payments", delayMs: 10_000 });
    const card_token = await createCardToken(server.simulator, cards.approved);
    const first = fetch(`${url}/complete`, { method: "POST", body: new URLSearchParams({ card_token }) });
    await paymentAskedFor(server.simulator, id);
    await page.route(`${url}/outcome`, (route) => route.fulfill({ status: 409 }), { times: 1 });
    await save(page).click();
    await page.getByRole("heading", { name: "Your card is being saved" }).waitFor();
    const status = page.getByRole("status");
    expect([await status.count(), await status.textContent()]).toEqual([1, ""]);
    await status.filter({ hasText: "Your card is still being saved." }).waitFor();
    await returned(page);
    await first;
    expect(storedFor(id)).toHaveLength(1);
  });

  it("by a second session, in place of the first one's", async () => {
    const first = await server.createSession();
    const page = await browser.open(first.url);
    await fillCard(page, cards.approved);
    await save(page).click();
    await returned(page);
    const second = await server.createSession();
    await page.goto(second.url);
    await fillCard(page, "5436031030606378");
    await save(page).click();
    await returned(page);
    const { body } = await server.client.get(`/api/v1/contractors/${server.contractor.id}`);
    expect(body).toMatchObject({ card: { last4: "6378", exp_month: 12, exp_year: 2034 } });
  });
});

describe("Back and Refresh", () => {
  it("after a saved card show that it is saved", async () => {
    const { id, url } = await server.createSession();
    const page = await browser.open(url);
    await fillCard(page, cards.approved);
    await save(page).click();
    await returned(page);
    await page.goBack();
    await page.getByRole("heading", { name: "Your card is saved" }).waitFor();
    await page.reload();
    await page.getByRole("heading", { name: "Your card is saved" }).waitFor();
    expect(storedFor(id)).toHaveLength(1);
  });

  it("after a declined card ask for the page again and send nothing", async () => {
    const { id, url } = await server.createSession();
    const page = await browser.open(url);
    await fillCard(page, cards.declined);
    await save(page).click();
    await alert(page, "Your card was declined");
    await page.locator(".cvv-frame.frame--activated").waitFor();
    const payments = server.simulator.records.payments.length;
    await page.reload();
    expect(page.url()).toBe(url);
    await page.locator(".cvv-frame.frame--activated").waitFor();
    expect(await page.getByText("declined").count()).toBe(0);
    expect(server.simulator.records.payments).toHaveLength(payments);
    expect(await server.getSession(id)).toMatchObject({ status: "pending" });
  });
});

describe("the keyboard alone", () => {
  it("fills in the card and saves it", async () => {
    const { id, url } = await server.createSession();
    const page = await browser.open(url);
    await save(page).waitFor();
    for (const text of [cards.approved, "1234", "100"]) {
      await page.keyboard.press("Tab");
      await page.keyboard.type(text);
    }
    await page.locator(".cvv-frame.frame--valid").waitFor();
    await page.keyboard.press("Tab");
    expect(await page.evaluate("document.activeElement.id")).toBe("save");
    await page.keyboard.press("Enter");
    await returned(page);
    expect(await server.getSession(id)).toMatchObject({ status: "completed" });
  });

  it("cancels", async () => {
    const { id, url } = await server.createSession();
    const page = await browser.open(url);
    await save(page).waitFor();
    for (let count = 0; count < 5; count += 1) await page.keyboard.press("Tab");
    await page.keyboard.press("Space");
    await returned(page);
    expect(await server.getSession(id)).toMatchObject({ status: "cancelled" });
  });
});

describe("a screen reader", () => {
  it.each([
    ["en-US", "Error: Save your card · Acme Pay"],
    ["es-ES", "Error: Guarde su tarjeta · Acme Pay"],
  ])("hears of a declined card first, in %s, until the next attempt", async (locale, title) => {
    const page = await browser.open((await server.createSession()).url, { locale });
    await fillCard(page, cards.declined);
    await save(page).click();
    await page.locator("#answer").waitFor();
    expect(await page.title()).toBe(title);
    expect(await page.evaluate("document.querySelector('main').innerText.startsWith(answer.innerText)")).toBe(true);
    await expect.poll(() => page.evaluate("document.activeElement.id")).toBe("answer");
    await save(page).click();
    expect(await page.locator("#answer").count()).toBe(0);
    expect(await page.title()).toBe(title.replace("Error: ", ""));
  });

  it("hears one summary of what is missing, and is led to it", async () => {
    const page = await browser.open((await server.createSession()).url);
    await save(page).click();
    await alert(page, "Some card details are missing or not right.");
    expect(await page.evaluate("document.activeElement.id")).toBe("error");
    expect(await page.getByRole("alert").count()).toBe(1);
    const errors = page.locator(".field-error");
    for (const error of await errors.all()) {
      expect([await error.isVisible(), await error.getAttribute("aria-live")]).toEqual([true, "off"]);
    }
  });

  it("hears of one field that is left and not right", async () => {
    const page = await browser.open((await server.createSession()).url);
    await save(page).waitFor();
    await page.frameLocator(".cvv-frame iframe").locator("input").pressSequentially("1");
    await page.keyboard.press("Tab");
    const error = page.locator("#cvv-error");
    await error.filter({ hasText: "Check the security code" }).waitFor();
    expect(await error.getAttribute("aria-live")).toBe("polite");
  });
});

describe("without a click", () => {
  it.each(["form.submit()", "form.requestSubmit()"])(
    "a script that calls %s of every form ends no session",
    async (call) => {
      const { id, url } = await server.createSession();
      for (const index of [0, 1]) {
        const page = await browser.open(url);
        await fillCard(page, cards.approved);
        expect(await page.locator("form").count()).toBe(2);
        // The card's form listens to requestSubmit, and refuses; everything else is sent, and answered with a page.
        const isRefused = index === 0 && call === "form.requestSubmit()";
        const answered = isRefused ? undefined : page.waitForEvent("load");
        await page.evaluate(`setTimeout(() => { const form = document.forms[${index}]; ${call}; })`);
        await answered;
      }
      expect(await server.getSession(id)).toMatchObject({ status: "pending" });
      expect(server.simulator.records.tokens).toEqual([]);
    },
  );

  it("a script that calls click() saves nothing", async () => {
    const { id, url } = await server.createSession();
    const page = await browser.open(url);
    await fillCard(page, cards.approved);
    await page.evaluate("document.getElementById('save').click()");
    expect(await page.locator("#status").textContent()).toBe("");
    expect(await server.getSession(id)).toMatchObject({ status: "pending" });
    expect(server.simulator.records.tokens).toEqual([]);
  });
});

describe("when the provider fails", () => {
  it("offers another attempt after its script was blocked", async () => {
    const { id, url } = await server.createSession();
    server.simulator.addFault({ next: "503", at: "script", count: 1 });
    const page = await browser.open(url);
    await alert(page, "The card fields could not be loaded.");
    await page.getByRole("button", { name: "Try again" }).click();
    await fillCard(page, cards.approved);
    await save(page).click();
    await returned(page);
    expect(await server.getSession(id)).toMatchObject({ status: "completed" });
  });

  it("offers another attempt when its script is slow, and keeps the session pending", async () => {
    const { id, url } = await server.createSession();
    server.simulator.addFault({ next: "timeout", at: "script", count: 1 });
    const page = await browser.open("about:blank");
    await page.clock.install();
    await page.goto(url, { waitUntil: "commit" });
    await page.locator(".card-number-frame").waitFor();
    await page.clock.fastForward(13_000);
    await alert(page, "The card fields could not be loaded.");
    expect(await server.getSession(id)).toMatchObject({ status: "pending" });
    await page.getByRole("button", { name: "Try again" }).waitFor();
  });

  it("offers another attempt when no token comes", async () => {
    const { id, url } = await server.createSession();
    const page = await browser.open(url);
    await fillCard(page, cards.approved);
    server.simulator.addFault({ next: "503", at: "tokens", count: 1 });
    await save(page).click();
    await alert(page, "Your card was not saved; please try again.");
    await save(page).click();
    await returned(page);
    expect(await server.getSession(id)).toMatchObject({ status: "completed" });
  });

  it.each(["Promise.reject(new Error())", "(() => { throw new Error() })()"])(
    "offers another attempt at once when its script answers the click with %s",
    async (answer) => {
      const page = await browser.open((await server.createSession()).url);
      await fillCard(page, cards.approved);
      await page.evaluate(`window.Frames.submitCard = () => ${answer}`);
      await save(page).click();
      await alert(page, "Your card was not saved; please try again.");
      expect(await save(page).getAttribute("aria-disabled")).toBe(null);
    },
  );

  it("takes another click when the form is sent and no answer comes", async () => {
    const { id, url } = await server.createSession();
    const page = await browser.open("about:blank");
    await page.clock.install();
    await page.goto(url);
    await fillCard(page, cards.approved);
    // Without content the browser stays where it is.
    await page.route(`${url}/complete`, (route) => route.fulfill({ status: 204 }), { times: 1 });
    const sent = page.waitForRequest(`${url}/complete`);
    await save(page).click();
    await sent;
    await page.clock.fastForward(31_000);
    await alert(page, "There is no answer yet.");
    await save(page).click();
    await returned(page);
    expect(await server.getSession(id)).toMatchObject({ status: "completed" });
  });

  it("keeps the session pending and takes the card again when it is down", async () => {
    const { id, url } = await server.createSession();
    const page = await browser.open(url);
    await fillCard(page, cards.approved);
    server.simulator.addFault({ next: "503", at: "payments", count: 10 });
    await save(page).click();
    await alert(page, "The payment provider does not answer at the moment.");
    expect(await server.getSession(id)).toMatchObject({ status: "pending" });
  });
});

it("offers no Save, and cancels, when its own script is blocked", async () => {
  const { id, url } = await server.createSession();
  const page = await browser.open("about:blank");
  await page.route(`**${pageScript.path}`, (route) => route.abort());
  await page.goto(url);
  expect(await page.getByText("If nothing appears, reload the page.").isVisible()).toBe(true);
  expect(await save(page).isVisible()).toBe(false);
  await cancel(page).click();
  await returned(page);
  expect(await server.getSession(id)).toMatchObject({ status: "cancelled" });
});

it("cancels with scripts off, and says what a card would need", async () => {
  const { id, url } = await server.createSession();
  const page = await browser.open(url, { javaScriptEnabled: false, locale: "en-US" });
  expect(await page.locator("noscript p").isVisible()).toBe(true);
  for (const part of [save(page), page.locator("#loading")]) expect(await part.isVisible()).toBe(false);
  await cancel(page).click();
  await returned(page);
  expect(await server.getSession(id)).toMatchObject({ status: "cancelled" });
});

it("lets not one byte of a card number reach the listeners or the log", async () => {
  const { id, url } = await server.createSession();
  const page = await browser.open(url);
  for (const number of [cards.declined, cards.approved]) {
    await fillCard(page, number);
    await save(page).click();
    if (number === cards.declined) await alert(page, "Your card was declined");
  }
  await returned(page);
  expect(await server.getSession(id)).toMatchObject({ status: "completed" });
  const seen = server.pages.received() + server.api.received() + server.log();
  expect(seen).toContain("card_token=tok_");
  for (const number of [cards.declined, cards.approved]) {
    // Neither whole, nor grouped, nor its first eight digits.
    for (const text of [number, number.replace(/(\d{4})(?=\d)/g, "$1 "), number.slice(0, 8)]) {
      expect(seen).not.toContain(text);
    }
  }
});

it("paints before the provider's script is there", async () => {
  const { url } = await server.createSession();
  server.simulator.addFault({ next: "timeout", at: "script", count: 1 });
  const page = await browser.open("about:blank");
  await page.goto(url, { waitUntil: "commit" });
  await expect.poll(() => page.evaluate("performance.getEntriesByName('first-contentful-paint').length")).toBe(1);
  expect(await page.evaluate("window.Frames === undefined")).toBe(true);
});
