import { existsSync } from "node:fs";
import { chmod, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { ServerProcess } from "../support/server-process.ts";

let dataDir: string;
let server: ServerProcess;
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "payment-sessions-memory-"));
  await chmod(dataDir, 0o755);
  server = new ServerProcess(dataDir);
});
afterAll(async () => {
  await server.kill("SIGTERM");
  await rm(dataDir, { recursive: true, force: true });
});

/** Only Linux tells the peak of another process. */
const peakIsKnown = existsSync("/proc/self/status");

test.runIf(peakIsKnown)("stays under 200 MB while it creates 1,000 sessions", async () => {
  const dev = await server.answers();
  const headers = { authorization: `Bearer ${dev.test_key}`, "content-type": "application/json" };
  const body = JSON.stringify({ contractor: dev.contractor, return_url: `https://${dev.redirect_host}/return` });
  const createHundred = async () => {
    for (let count = 0; count < 100; count++) {
      const response = await fetch(`${dev.api}/api/v1/payment/sessions`, { method: "POST", headers, body });
      expect(response.status).toBe(201);
      await response.arrayBuffer();
    }
  };
  await Promise.all(Array.from({ length: 10 }, createHundred));
  const status = await readFile(`/proc/${server.pid}/status`, "utf8");
  const peakKilobytes = Number(/^VmHWM:\s*(\d+) kB$/m.exec(status)?.[1]);
  expect(peakKilobytes).toBeGreaterThan(0);
  expect(peakKilobytes).toBeLessThan(200_000);
});
