import { spawn } from "node:child_process";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import type { DevFile } from "../../src/start/dev-file.ts";

const main = fileURLToPath(new URL("../../src/main.ts", import.meta.url));

/** The command `start`, or another one, run as a user runs it. */
export class ServerProcess {
  readonly pid: number;
  readonly exited: Promise<number | NodeJS.Signals>;
  output = "";
  readonly #dataDir: string;
  readonly #kill: (signal: NodeJS.Signals) => void;
  #ended = false;

  constructor(dataDir: string, env: Record<string, string> = {}, command = ["start"]) {
    const child = spawn(process.execPath, ["--conditions=@payment-sessions/source", main, ...command], {
      env: {
        PATH: process.env["PATH"],
        NODE_COMPILE_CACHE: process.env["NODE_COMPILE_CACHE"],
        HOME: process.env["HOME"],
        PORT: "0",
        DATA_DIR: dataDir,
        LOG_LEVEL: "warn",
        ...env,
      },
      stdio: ["ignore", "pipe", "pipe"],
    });
    this.#dataDir = dataDir;
    this.pid = child.pid ?? 0;
    this.#kill = (signal) => child.kill(signal);
    for (const stream of [child.stdout, child.stderr])
      stream.on("data", (chunk: Buffer) => (this.output += chunk.toString()));
    this.exited = new Promise((resolve, reject) => {
      child.once("error", reject).once("close", (code, signal) => {
        this.#ended = true;
        resolve(signal ?? code ?? 0);
      });
    });
  }

  /** What it wrote into dev.json, once it answers. */
  async answers(): Promise<DevFile> {
    for (let waitedMs = 0; waitedMs < 30_000 && !this.#ended; waitedMs += 20) {
      // The banner comes after the file, so the file is not one of an earlier start.
      if (this.output.includes("answers at")) return this.readDevFile();
      await delay(20);
    }
    throw new Error(`The service does not answer:\n${this.output}`);
  }

  /** The first line of its log with this message. */
  async logs(message: string): Promise<Record<string, unknown>> {
    for (let waitedMs = 0; waitedMs < 30_000 && !this.#ended; waitedMs += 20) {
      const line = this.output.split("\n").find((text) => text.includes(`"msg":${JSON.stringify(message)}`));
      if (line !== undefined) return JSON.parse(line) as Record<string, unknown>;
      await delay(20);
    }
    throw new Error(`The service does not say ${JSON.stringify(message)}:\n${this.output}`);
  }

  async readDevFile(): Promise<DevFile> {
    return JSON.parse(await readFile(join(this.#dataDir, "dev.json"), "utf8")) as DevFile;
  }

  async kill(signal: NodeJS.Signals): Promise<number | NodeJS.Signals> {
    this.#kill(signal);
    return this.exited;
  }
}
