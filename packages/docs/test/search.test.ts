import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Page } from "../../../scripts/test/browser/launch-browser.ts";
import { openSite, waitUntilDrawn, type Watched, watch } from "./support/site-browser.ts";

let site: Awaited<ReturnType<typeof openSite>>;
let watched: Watched;

beforeAll(async () => {
  site = await openSite();
  watched = await watch(site.browser);
});

afterAll(() => site.close());

async function search(page: Page, query: string): Promise<void> {
  await page.getByRole("searchbox", { name: "Search the documentation" }).fill(query);
  await page.getByRole("button", { name: "Search", exact: true }).click();
  await page
    .getByRole("status")
    .filter({ hasText: `for “${query}”` })
    .waitFor();
}

const firstResult = (page: Page) => page.locator("#results a").first();

describe("the search", () => {
  it.each([
    [
      "an operation",
      "cancel a payment session",
      "Cancel a payment session",
      "reference.html#/payment-sessions/cancelpaymentsession",
    ],
    [
      "an operation by its name",
      "createPaymentSession",
      "Create a payment session",
      "reference.html#/payment-sessions/createpaymentsession",
    ],
    [
      "a section of a guide",
      "rotate encryption key",
      "Rotating the encryption key",
      "guides/security.html#rotating-the-encryption-key",
    ],
    ["an error code by its beginning", "session_not_pend", /^(Errors|session_not_pending)$/, /errors/],
    ["a misspelt word", "idempotencey", "Idempotency", "reference.html#/section/idempotency"],
    ["a short word as it is spelt", "curl", /^(?!The return URL)/, /guides/],
    ["a property", "tax_identification", /^(Create|Update) a contractor$/, /^reference.html#/],
    ["a parameter", "starting_after", "Pagination", "reference.html#/section/pagination"],
    ["a name that is nowhere by its parts", "return_url_invalid", "invalid_return_url", /errors/],
    [
      "what has most of the words",
      "webhook secret rotation",
      "Rotate the secret of a webhook endpoint",
      "reference.html#/webhook-endpoints/rotatewebhookendpointsecret",
    ],
    [
      "the words that say something",
      "how to list the contractors",
      "List contractors",
      "reference.html#/contractors/listcontractors",
    ],
    [
      "a section of a package's README",
      "organizations and keys",
      "Organizations and keys",
      "packages/server.html#organizations-and-keys",
    ],
    ["a guide before a decision", "test card", "Cards", "guides/sandbox.html#cards"],
  ])("finds %s", async (_what, query, title, place) => {
    const { page, complaints } = watched;
    await page.goto(`${site.origins.http}guides/security.html`);
    await search(page, query);
    expect(await firstResult(page).textContent()).toMatch(title);
    expect(await firstResult(page).getAttribute("href")).toMatch(place);
    expect(complaints).toEqual([]);
  });

  it.each(["http", "file"] as const)("goes on while one types by %s, and marks what it found", async (kind) => {
    const { page, complaints } = watched;
    await page.goto(`${site.origins[kind]}index.html`);
    await search(page, "xylophone");
    expect(await page.getByRole("status").textContent()).toBe("0 results for “xylophone”");
    await page.getByRole("searchbox").fill("probes");
    expect(await page.getByRole("status").textContent()).toMatch(/^\d+ results? for “probes”$/);
    expect(await page.locator("mark").first().textContent()).toMatch(/^probes$/i);
    await page.reload();
    expect(await page.getByRole("searchbox").inputValue()).toBe("probes");
    expect(complaints).toEqual([]);
  });

  it.each(["http", "file"] as const)(
    "leads by %s from the reference to an operation, and asks nobody else",
    async (kind) => {
      const { context, page, requests, complaints } = await watch(site.browser);
      await page.goto(`${site.origins[kind]}reference.html`);
      await search(page, "resend an event");
      await firstResult(page).click();
      await page.getByRole("main").getByRole("heading", { name: "Resend an event" }).waitFor();
      expect(
        requests.filter(
          (url) => !url.startsWith("blob:") && !url.startsWith("data:") && !url.startsWith(site.origins[kind]),
        ),
      ).toEqual([]);
      expect(complaints).toEqual([]);
      await context.close();
    },
  );
});

it.each([320, 1280])("the reference has no search of its own beside it, at %i px", async (width) => {
  const { context, page } = await watch(site.browser, { viewport: { width, height: 900 } });
  await page.goto(`${site.origins.http}reference.html`);
  await waitUntilDrawn(page);
  expect(await page.getByText("Search", { exact: false }).filter({ visible: true }).allTextContents()).toEqual([
    "Search",
  ]);
  await page.keyboard.press("Control+k");
  await page.keyboard.type("rotate");
  expect(await page.getByRole("searchbox").inputValue()).toBe("rotate");
  expect(await page.getByRole("dialog").count()).toBe(0);
  await context.close();
});
