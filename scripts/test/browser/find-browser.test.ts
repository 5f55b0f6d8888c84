import { expect, test } from "vitest";
import { launchBrowser } from "./launch-browser.ts";
import { findBrowser } from "./find-browser.ts";

test("finds a browser that shows a page", async () => {
  const browser = await launchBrowser();
  const page = await browser.newPage();
  await page.setContent("<h1>Hello</h1>");
  expect(await page.locator("h1").textContent()).toBe("Hello");
  await browser.close();
});

test.runIf(process.platform === "linux")("finds the shipped browser on a machine without one", async () => {
  const path = process.env["PATH"];
  process.env["PATH"] = "/nonexistent";
  try {
    expect((await findBrowser()).path).toMatch(/payment-sessions-chromium-/);
  } finally {
    process.env["PATH"] = path;
  }
});
