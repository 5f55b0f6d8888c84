import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { expect, test } from "vitest";
import { launchBrowser } from "./launch-browser.ts";
import { findBrowser, installFromDebian } from "./find-browser.ts";

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

test.runIf(process.getuid?.() === 0)("installs Debian's browser where it may", async () => {
  const folder = await mkdtemp(join(tmpdir(), "payment-sessions-apt-"));
  const browser = join(folder, "chromium");
  // Stands for the package manager: brings the program once it is asked for it by name.
  const aptGet = `#!/bin/sh
case "$*" in *"install "*" chromium") printf '#!/bin/sh\necho Chromium 1\n' > ${browser} && chmod +x ${browser} ;; esac
`;
  await writeFile(join(folder, "apt-get"), aptGet, { mode: 0o755 });
  const path = process.env["PATH"];
  process.env["PATH"] = [folder, "/bin", "/usr/bin"].join(delimiter);
  try {
    expect(await findBrowser([() => undefined, installFromDebian])).toEqual({ path: browser, env: {} });
  } finally {
    process.env["PATH"] = path;
    await rm(folder, { recursive: true });
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
