import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";

export interface Service {
  baseUrl: string;
  apiKey: string;
  contractor: string;
  /** All that it has printed. */
  output(): string;
  stop(): Promise<void>;
}

/** `npx payment-sessions start` in a project that has it installed, on a data folder of its own, until it answers. */
export async function startService(folder: string): Promise<Service> {
  const dataDir = join(folder, "data");
  await mkdir(dataDir);
  const { PATH, HOME } = process.env;
  const env = { PATH, HOME, PORT: "0", DATA_DIR: dataDir, LOG_LEVEL: "warn", WEBHOOK_ALLOW_LOOPBACK: "true" };
  // In a process group of its own, which a terminal's Ctrl-C reaches as a whole: npx hands on no signal.
  const npx = spawn("npx", ["payment-sessions", "start"], {
    cwd: folder,
    env,
    detached: true,
    stdio: ["ignore", "pipe", "pipe"],
  });
  const closed = once(npx, "close");
  let output = "";
  for (const stream of [npx.stdout, npx.stderr]) stream.on("data", (chunk: Buffer) => (output += chunk.toString()));
  const stop = async () => {
    if (npx.exitCode === null && npx.signalCode === null && npx.pid !== undefined) process.kill(-npx.pid, "SIGINT");
    // Its output ends with the last process that writes to it.
    await closed;
  };
  for (let waitedMs = 0; waitedMs < 60_000 && !output.includes("answers at") && npx.exitCode === null; waitedMs += 50) {
    await delay(50);
  }
  if (!output.includes("answers at")) {
    await stop();
    throw new Error(`The service does not answer:\n${output}`);
  }
  const dev = JSON.parse(await readFile(join(dataDir, "dev.json"), "utf8")) as Record<string, string>;
  const { api = "", test_key = "", contractor = "" } = dev;
  return { baseUrl: api, apiKey: test_key, contractor, output: () => output, stop };
}
