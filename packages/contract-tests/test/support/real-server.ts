import { type ChildProcess, spawn } from "node:child_process";
import { chmod, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { fileURLToPath } from "node:url";

const main = fileURLToPath(new URL("../../../server/src/main.ts", import.meta.url));

export interface RealServer {
  baseUrl: string;
  apiKey: string;
  liveKey: string;
  otherTenantKey: string;
  dataDir: string;
  /** Of Node's inspector; empty unless it was asked for. */
  inspectorUrl: string;
  stop(): Promise<void>;
}

interface RealServerOptions {
  inspected?: boolean;
  /** Settings that differ. */
  env?: Record<string, string>;
}

/** The service as `payment-sessions start` runs it, on a folder of its own. It sends webhooks to this machine. */
export async function startRealServer({ inspected = false, env = {} }: RealServerOptions = {}): Promise<RealServer> {
  const dataDir = await mkdtemp(join(tmpdir(), "payment-sessions-contract-"));
  await chmod(dataDir, 0o755);
  const inspector = inspected ? ["--inspect=127.0.0.1:0"] : [];
  const child = spawn(process.execPath, ["--conditions=@payment-sessions/source", ...inspector, main, "start"], {
    env: {
      PATH: process.env["PATH"],
      NODE_COMPILE_CACHE: process.env["NODE_COMPILE_CACHE"],
      HOME: process.env["HOME"],
      PORT: "0",
      DATA_DIR: dataDir,
      LOG_LEVEL: "error",
      WEBHOOK_ALLOW_LOOPBACK: "true",
      // Checks at the same time, by the same key.
      RATE_LIMIT_PER_SECOND: "100000",
      ...env,
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const stop = async () => {
    await end(child);
    await rm(dataDir, { recursive: true, force: true });
  };
  try {
    const output = await answers(child);
    const dev = JSON.parse(await readFile(join(dataDir, "dev.json"), "utf8")) as Record<string, string>;
    const keys = {
      apiKey: dev["test_key"] ?? "",
      liveKey: dev["live_key"] ?? "",
      otherTenantKey: dev["other_test_key"] ?? "",
    };
    const inspectorUrl = /Debugger listening on (ws:\S+)/.exec(output)?.[1] ?? "";
    return { baseUrl: dev["api"] ?? "", ...keys, dataDir, inspectorUrl, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** What it said until then. */
async function answers(child: ChildProcess): Promise<string> {
  let output = "";
  for (const stream of [child.stdout, child.stderr])
    stream?.on("data", (chunk: Buffer) => (output += chunk.toString()));
  for (let waitedMs = 0; waitedMs < 60_000 && child.exitCode === null; waitedMs += 50) {
    if (output.includes("answers at")) return output;
    await delay(50);
  }
  throw new Error(`The service does not answer:\n${output}`);
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = new Promise((resolve) => child.once("close", resolve));
  child.kill("SIGTERM");
  await exited;
}
