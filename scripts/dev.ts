import { spawn, type ChildProcess } from "node:child_process";
import { watch } from "node:fs";
import { once } from "node:events";

/**
 * `npm run dev`: the service, restarted when a source file changes; an edit below `spec/` regenerates first, and what
 * that changes restarts the service in turn. A spec that does not generate is reported and leaves the service running.
 */
const fromSource = ["--disable-warning=ExperimentalWarning", "--conditions=@payment-sessions/source"];
const quietMs = 100;

const run = (...args: string[]): ChildProcess => spawn(process.execPath, [...fromSource, ...args], { stdio: "inherit" });

const generate = async (): Promise<void> => {
  await once(run("scripts/generate.ts"), "exit");
};

await generate();
const server = run("--watch", "--watch-preserve-output", "scripts/start.ts");
const watcher = watch("spec", { recursive: true }, onSpecChange);

let pending: NodeJS.Timeout | undefined;
let generating = Promise.resolve();

/** Editors write a file in several steps: waits until they are quiet, and never generates twice at once. */
function onSpecChange(): void {
  clearTimeout(pending);
  pending = setTimeout(() => {
    generating = generating.then(generate);
  }, quietMs);
}

function stop(): void {
  watcher.close();
  clearTimeout(pending);
  server.kill("SIGTERM");
}

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, stop);
// The channel to the bootstrap closes when that is killed.
process.on("disconnect", stop);
const [code] = await once(server, "exit");
process.exit(typeof code === "number" ? code : 0);
