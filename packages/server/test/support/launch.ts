import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";

/** Launches `start` as the repository's bootstrap does, and tells its own parent when the banner is there. */
const main = fileURLToPath(new URL("../../src/main.ts", import.meta.url));
const service = spawn(process.execPath, [...process.execArgv, main, "start"], {
  stdio: ["ignore", "pipe", "inherit", "ipc"],
});
service.stdout?.on("data", (chunk: Buffer) => {
  if (chunk.includes("answers at")) process.send?.("started");
});
