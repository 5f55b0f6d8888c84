import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, expect, it } from "vitest";
import { temporaryFolder } from "./support/temporary-folder.ts";

const lockModule = new URL("../install-lock.mjs", import.meta.url).href;

let folder: string;
beforeEach(async () => (folder = await temporaryFolder()));

/**
 * A process that does something while it holds the lock, and tells when it begins and ends. Between what it does to
 * files it pauses, so that others come in between.
 */
function startHolder(work: string): ChildProcess {
  const program = `
    import { spawn } from "node:child_process";
    import fs, { appendFileSync } from "node:fs";
    import { syncBuiltinESMExports } from "node:module";
    import { setTimeout as delay } from "node:timers/promises";
    import { withInstallLock } from ${JSON.stringify(lockModule)};
    const tell = (what) => appendFileSync("told", what + " " + process.pid + "\\n");
    const pause = () => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, Math.random() * 60);
    const { readFileSync, rmSync } = fs;
    fs.readFileSync = (...args) => {
      const text = readFileSync(...args);
      pause();
      return text;
    };
    fs.rmSync = (...args) => {
      pause();
      rmSync(...args);
    };
    syncBuiltinESMExports();
    await withInstallLock("lock", async (holdFor) => {
      tell("begins");
      ${work}
      tell("ends");
    });`;
  const args = ["--input-type=module", "--eval", program];
  return spawn(process.execPath, args, { cwd: folder, stdio: "ignore" });
}
const told = () => readFileSync(join(folder, "told"), "utf8").trim().split("\n");
const codesOf = (holders: ChildProcess[]) =>
  Promise.all(holders.map(async (each) => (await once(each, "exit")) as [number | null, string | null]));

async function leaveAbandoned(): Promise<void> {
  const gone = spawn(process.execPath, ["--version"], { stdio: "ignore" });
  await once(gone, "exit");
  writeFileSync(join(folder, "lock"), String(gone.pid));
}

it("lets one process in at a time, of many that come at once to a lock whose holder is gone", async () => {
  await leaveAbandoned();
  // Every third is killed while it holds the lock.
  const works = Array.from({ length: 15 }, (_, index) =>
    index % 3 === 0
      ? `await delay(5); tell("ends"); process.kill(process.pid, "SIGKILL"); await delay(1_000);`
      : "await delay(5);",
  );
  const ends = await codesOf(works.map(startHolder));
  expect(ends.map(([code, signal]) => signal ?? code)).toEqual(
    works.map((_, index) => (index % 3 === 0 ? "SIGKILL" : 0)),
  );
  const lines = told();
  expect(lines.length).toBe(30);
  for (let index = 0; index < 30; index += 2) expect(lines[index + 1]).toBe(lines[index]?.replace("begins", "ends"));
  expect(readdirSync(folder).filter((name) => name !== "lock")).toEqual(["told"]);
});

it("waits for what a holder has started, although the holder was killed", async () => {
  const child = `setTimeout(() => require("node:fs").appendFileSync("told", "child ends\\n"), 1_000)`;
  const killed = startHolder(`
    holdFor(spawn(process.execPath, ["--eval", ${JSON.stringify(child)}], { stdio: "ignore" }).pid);
    process.kill(process.pid, "SIGKILL");`);
  await once(killed, "exit");
  await codesOf([startHolder("")]);
  expect(told().map((line) => line.replace(/ \d+$/, ""))).toEqual(["begins", "child ends", "begins", "ends"]);
});

it("gives the lock up when the work fails, or ends the process", async () => {
  const ends = await codesOf(["process.exit(3);", `throw new Error("no");`].map((work) => startHolder(work)));
  expect(ends.map(([code]) => code)).toEqual([3, 1]);
  expect(readdirSync(folder)).toEqual(["told"]);
});
