import type { Page } from "../../../../../scripts/test/browser/launch-browser.ts";

export const cards = {
  approved: "4242424242424242",
  declined: "4544249167673670",
  declinedOnce: "4999990000000114",
  challenged: "4999990000000221",
  timeOut: "4999990000000338",
};

const field = (page: Page, name: string) => page.frameLocator(`.${name}-frame iframe`).locator("input");

/** Types a card into the provider's fields, as a person does. */
export async function fillCard(page: Page, number: string): Promise<void> {
  await field(page, "card-number").pressSequentially(number);
  await field(page, "expiry-date").pressSequentially("1234");
  await field(page, "cvv").pressSequentially("100");
  await page.locator(".cvv-frame.frame--valid").waitFor();
}

export const save = (page: Page) => page.locator("#save");
export const cancel = (page: Page) => page.locator("form[action$='/cancel'] button");
