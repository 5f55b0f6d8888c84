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

test("says in one sentence what to install where no source has a browser", async () => {
  const nothing = () => undefined;
  const broken = () => Promise.reject(new Error("The disk is full."));
  await expect(findBrowser([nothing, broken])).rejects.toThrow(
    /^The browser tests need Chrome or Chromium: install one, such as Debian's package chromium\.$/,
  );
});

test("goes on to the next source after one that fails", async () => {
  const found = { path: "/usr/bin/chromium", env: {} };
  expect(await findBrowser([() => Promise.reject(new Error("The disk is full.")), () => found])).toBe(found);
});
