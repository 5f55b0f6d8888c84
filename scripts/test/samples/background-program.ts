import { spawn } from "node:child_process";
import { once } from "node:events";
import { setTimeout as delay } from "node:timers/promises";
import type { Fence } from "./read-fences.ts";
import { integratorFolder } from "./read-pages.ts";

/** A program that runs beside the rest of its page, as a server does. */
export interface BackgroundProgram {
  /** Resolves when it has printed what its fence promises. */
  printed(): Promise<void>;
  stop(): Promise<void>;
}

/** Resolves when it listens, which it says by its first line. */
export async function startBackground(
  [command = "", ...args]: readonly string[],
  { place, prints }: Fence,
  env: Record<string, string>,
): Promise<BackgroundProgram> {
  if (prints === undefined) throw new Error(`${place}: what runs in the background has to say what it "prints".`);
  const child = spawn(command, args, { cwd: integratorFolder, env, stdio: ["ignore", "pipe", "pipe"] });
  const closed = once(child, "close");
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk: Buffer) => (output += chunk.toString()));
  const waitFor = async (text: string): Promise<void> => {
    for (let waitedMs = 0; waitedMs < 200_000 && child.exitCode === null; waitedMs += 50) {
      if (output.includes(text)) return;
      await delay(50);
    }
    throw new Error(`${place} does not print ${JSON.stringify(text)}:\n${output}`);
  };
  const stop = async () => {
    child.kill("SIGTERM");
    await closed;
  };
  await waitFor("\n").catch(async (error: unknown) => {
    await stop();
    throw error;
  });
  return { printed: () => waitFor(prints), stop };
}
