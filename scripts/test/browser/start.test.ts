import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { chmod, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Browser, launchBrowser } from "./launch-browser.ts";

const root = fileURLToPath(new URL("../../../", import.meta.url));

let dataDir: string;
let service: ChildProcess;
let output = "";
let browser: Browser;

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "payment-sessions-npm-start-"));
  await chmod(dataDir, 0o755);
  service = spawn(process.execPath, ["--conditions=@payment-sessions/source", "scripts/start.ts"], {
    cwd: root,
    env: { PATH: process.env["PATH"], HOME: process.env["HOME"], PORT: "0", DATA_DIR: dataDir },
    stdio: ["ignore", "pipe", "pipe"],
  });
  for (const stream of [service.stdout, service.stderr])
    stream?.on("data", (chunk: Buffer) => (output += chunk.toString()));
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser.close();
  if (service.exitCode === null) {
    service.kill("SIGTERM");
    await once(service, "exit");
  }
  await rm(dataDir, { recursive: true, force: true });
});

async function readDevFile(): Promise<Record<string, string>> {
  for (let attempt = 0; attempt < 600 && service.exitCode === null; attempt += 1) {
    if (output.includes("answers at")) {
      return JSON.parse(await readFile(join(dataDir, "dev.json"), "utf8")) as Record<string, string>;
    }
    await delay(50);
  }
  throw new Error(`npm start does not answer:\n${output}`);
}

test("a newcomer clicks through the whole flow", async () => {
  const dev = await readDevFile();
  expect(dev).toMatchObject({
    hosted_page: expect.stringMatching(/^http:/),
    demo: expect.stringMatching(/^http:/),
    simulator: expect.stringMatching(/^http:/),
  });
  const page = await browser.newPage();
  await page.goto(dev["demo"] ?? "");
  expect(await page.locator("h1").textContent()).toBe("Add a card for Ada Lovelace");
  await page.getByRole("button", { name: "Add a card" }).click();
  await page.waitForURL(`${dev["hosted_page"]}/payment/setup/test_*`);
  for (const [name, text] of Object.entries({ "card-number": "4242424242424242", "expiry-date": "1234", cvv: "100" })) {
    await page.frameLocator(`.${name}-frame iframe`).locator("input").pressSequentially(text);
  }
  await page.locator(".cvv-frame.frame--valid").waitFor();
  await page.getByRole("button", { name: "Save card" }).click();
  await page.waitForURL(`${dev["demo"]}/return?**`);
  expect(await page.locator("#claimed-status").textContent()).toBe("completed");
  expect(await page.locator("#claimed-id").textContent()).toMatch(/^hps_/);
  expect(await page.getByText("not proof").isVisible()).toBe(true);
  expect(await page.locator("#proven-status").textContent()).toBe("completed");
  expect(await page.locator("#card").textContent()).toContain("4242");
  // The page looks again by itself until the verified event is there.
  await page.locator("#event-type").waitFor();
  expect(await page.locator("#event-type").textContent()).toBe("payment.session.completed");
  await page.getByRole("link", { name: "Start again" }).click();
  expect(await page.locator("#events li").first().textContent()).toContain("payment.session.completed");
});
