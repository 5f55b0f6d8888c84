import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { cancel, cards, fillCard, save } from "./support/card-form.ts";
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

const open = (url: string, locale = "en-US") => browser.open(url, { locale });

const instruments = () => server.simulator.records.instruments.filter(({ deletedAt }) => deletedAt === null);

/** The return carries the id and the outcome, and nothing else. */
async function expectReturn(page: Page, id: string, status: string): Promise<void> {
  await page.waitForURL(`${server.returns.url}?**`);
  expect(page.url()).toBe(`${server.returns.url}?hps_id=${id}&status=${status}`);
}

describe("a contractor", () => {
  it.each([
    ["en-US", "Save your card", "Save card"],
    ["es-MX", "Guarde su tarjeta", "Guardar tarjeta"],
  ])("saves a card in %s and returns", async (locale, heading, button) => {
    const { id, url } = await server.createSession();
    const page = await open(url, locale);
    expect(await page.locator("h1").first().textContent()).toBe(heading);
    await fillCard(page, cards.approved);
    await page.getByRole("button", { name: button, exact: true }).click();
    await expectReturn(page, id, "completed");
    expect(await server.getSession(id)).toMatchObject({ status: "completed" });
    expect(instruments()).toHaveLength(1);
  });

  it("tries again after a declined card", async () => {
    const { id, url } = await server.createSession();
    const page = await open(url);
    await fillCard(page, cards.declined);
    await save(page).click();
    await page.getByRole("alert").filter({ hasText: "Your card was declined" }).waitFor();
    expect(await server.getSession(id)).toMatchObject({ status: "pending" });
    await fillCard(page, cards.approved);
    await save(page).click();
    await expectReturn(page, id, "completed");
    expect(instruments()).toHaveLength(1);
  });

  it.each([
    ["Approve", "completed"],
    ["Fail", "pending"],
  ])("meets 3-D Secure and chooses %s", async (choice, status) => {
    const { id, url } = await server.createSession();
    const page = await open(url);
    await fillCard(page, cards.challenged);
    await save(page).click();
    await page.getByRole("button", { name: choice }).click();
    if (status === "completed") await expectReturn(page, id, "completed");
    else await page.getByRole("alert").filter({ hasText: "Your card was declined" }).waitFor();
    expect(await server.getSession(id)).toMatchObject({ status });
    expect(instruments()).toHaveLength(status === "completed" ? 1 : 0);
  });

  it.each(["completed", "cancelled"])("is led on where return_url redirects to another host, %s", async (status) => {
    const { id, url } = await server.createSession({ returnUrl: server.returns.elsewhereUrl });
    const page = await open(url);
    if (status === "completed") await fillCard(page, cards.approved);
    await (status === "completed" ? save(page) : cancel(page)).click();
    await expectReturn(page, id, status);
    expect(await server.getSession(id)).toMatchObject({ status });
  });

  it("cancels with one click", async () => {
    const { id, url } = await server.createSession();
    const page = await open(url);
    await cancel(page).click();
    await expectReturn(page, id, "cancelled");
    expect(await server.getSession(id)).toMatchObject({ status: "cancelled" });
  });
});
