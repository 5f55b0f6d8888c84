import { spawn } from "node:child_process";
import { chmod, chown, cp, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, expect, test } from "vitest";
import { AlreadyRunningError } from "../../../src/database/embedded/embedded-database-error.ts";
import { takeOwnerLock } from "../../../src/database/embedded/owner-lock.ts";
import { readPostmasterFile } from "../../../src/database/embedded/postmaster-file.ts";
import { isAlive } from "../../../src/database/embedded/process-identity.ts";
import { socketUrl } from "../../../src/database/embedded/socket-url.ts";
import { startEmbeddedDatabase } from "../../../src/database/embedded/start-embedded-database.ts";
import type { EmbeddedDatabase } from "../../../src/database/embedded/start-embedded-database.ts";
import { createDatabase } from "../../../src/database/pool.ts";
import type { Sql } from "../../../src/database/pool.ts";

const holder = fileURLToPath(new URL("../../support/hold-embedded-database.ts", import.meta.url));

let dataDir: string;
let running: EmbeddedDatabase[];
let holders: { kill(signal: NodeJS.Signals): Promise<unknown> }[];
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "payment-sessions-embedded-"));
  // Otherwise the files would lie elsewhere when root runs this.
  await chmod(dataDir, 0o755);
  running = [];
  holders = [];
});
afterEach(async () => {
  for (const holder of holders) await holder.kill("SIGTERM");
  for (const server of running.toReversed()) await server.stop({ removeFiles: true });
  await rm(dataDir, { recursive: true, force: true });
});

async function start({ durable = false } = {}): Promise<EmbeddedDatabase> {
  const server = await startEmbeddedDatabase({ dataDir, durable });
  running.push(server);
  return server;
}

async function query<T>(url: string, work: (sql: Sql) => Promise<T>): Promise<T> {
  const { sql, close } = createDatabase(url, { maxConnections: 1 });
  return work(sql).finally(close);
}

/** Another process that runs the database, as text: its server's URL. */
async function startHolder() {
  const child = spawn(process.execPath, [holder, dataDir], { stdio: ["ignore", "pipe", "inherit"] });
  const exited = new Promise((resolve) => child.once("close", resolve));
  const url = await new Promise<string>((resolve) =>
    child.stdout.once("data", (chunk: Buffer) => resolve(String(chunk).trim())),
  );
  const started = {
    url,
    kill: (signal: NodeJS.Signals) => {
      child.kill(signal);
      return exited;
    },
  };
  holders.push(started);
  return started;
}

async function postmasterPid(): Promise<number> {
  return Number((await readFile(join(dataDir, "postgres/data/postmaster.pid"), "utf8")).split("\n")[0]);
}

test("keeps what was stored from one start to the next", async () => {
  const first = await start();
  await query(first.url, (sql) => sql`create table notes as select 'kept' as text`);
  await first.stop();
  const second = await start();
  expect(await query(second.url, (sql) => sql`select text from notes`)).toEqual([{ text: "kept" }]);
});

test("sorts text by code point and stores any of it", async () => {
  const { url } = await start();
  const rows = await query(
    url,
    (sql) => sql`select text from unnest(${["é", "b", "B", "日本", "a", "😀"]}::text[]) as text order by text`,
  );
  expect(rows.map((row) => String(row["text"]))).toEqual(["B", "a", "b", "é", "日本", "😀"]);
  expect(await query(url, (sql) => sql`select lower('ÀÉ') as text`)).toEqual([{ text: "àé" }]);
});

test("listens on a socket that nobody else can reach, and on no port", async () => {
  const { url } = await start();
  const folder = decodeURIComponent(new URL(url).searchParams.get("host") ?? "");
  expect((await stat(folder)).mode & 0o777).toBe(0o700);
  expect(await query(url, (sql) => sql`show listen_addresses`)).toEqual([{ listen_addresses: "" }]);
});

test("leaves neither process nor socket behind when it stops", async () => {
  const server = await start();
  const pid = await postmasterPid();
  await server.stop();
  expect(isAlive(pid)).toBe(false);
  await expect(stat(decodeURIComponent(new URL(server.url).searchParams.get("host") ?? ""))).rejects.toThrow("ENOENT");
});

test("says so when another process runs on the same files, and leaves that one alone", async () => {
  const other = await startHolder();
  await expect(start()).rejects.toThrow(AlreadyRunningError);
  expect(await query(other.url, (sql) => sql`select 1 as one`)).toEqual([{ one: 1 }]);
});

test("lets one of two that start at once win", async () => {
  const results = await Promise.allSettled([start(), start()]);
  expect(results.map((result) => result.status).toSorted()).toEqual(["fulfilled", "rejected"]);
  const failure = results.find((result) => result.status === "rejected");
  expect(failure?.reason).toBeInstanceOf(AlreadyRunningError);
});

test("starts after its process was killed, with everything that was committed", async () => {
  for (let round = 1; round <= 3; round++) {
    const killed = await startHolder();
    await query(killed.url, (sql) => sql`create table ${sql(`round_${round}`)} (id int)`);
    await killed.kill("SIGKILL");
  }
  const { url } = await start();
  const tables = await query(url, (sql) => sql`select tablename from pg_tables where schemaname = 'public' order by 1`);
  expect(tables.map((row) => String(row["tablename"]))).toEqual(["round_1", "round_2", "round_3"]);
});

test("stops its server when its process is killed", async () => {
  const killed = await startHolder();
  const pid = await postmasterPid();
  await killed.kill("SIGKILL");
  await expect.poll(() => isAlive(pid)).toBe(false);
});

test.runIf(process.platform === "linux")("stops a server that has lost its owner and starts its own", async () => {
  const orphan = await startOrphan();
  expect(isAlive(orphan)).toBe(true);
  const { url } = await start();
  expect(isAlive(orphan)).toBe(false);
  expect(await query(url, (sql) => sql`select 1 as one`)).toEqual([{ one: 1 }]);
});

test.runIf(process.platform === "linux")("leaves a server alone whose owner takes its lock late", async () => {
  const orphan = await startOrphan();
  const starting = start();
  await delay(300);
  const lock = await takeOwnerLock(await runningUrl());
  await expect(starting).rejects.toThrow(AlreadyRunningError);
  expect(isAlive(orphan)).toBe(true);
  await lock?.release();
  await start();
});

test.runIf(process.platform === "linux")(
  "leaves a server alone that has not said yet where its socket is",
  async () => {
    const orphan = await startOrphan();
    const lock = await takeOwnerLock(await runningUrl());
    const file = join(dataDir, "postgres/data/postmaster.pid");
    const whole = await readFile(file, "utf8");
    await writeFile(file, whole.split("\n").with(4, "").join("\n"));
    const starting = start();
    await delay(300);
    await writeFile(file, whole);
    await expect(starting).rejects.toThrow(AlreadyRunningError);
    expect(isAlive(orphan)).toBe(true);
    await lock?.release();
    await start();
  },
);

test("starts when the server and all its processes were killed", async () => {
  const first = await start({ durable: true });
  await query(first.url, (sql) => sql`create table notes as select 'kept' as text`);
  process.kill(await postmasterPid(), "SIGKILL");
  await first.exited;
  const second = await start();
  expect(await query(second.url, (sql) => sql`select text from notes`)).toEqual([{ text: "kept" }]);
});

test("leaves the original of copied files alone, while that runs", async () => {
  const original = await start({ durable: true });
  await query(original.url, (sql) => sql`create table notes as select 'kept' as text`);
  const copy = await mkdtemp(join(tmpdir(), "payment-sessions-embedded-copy-"));
  await chmod(copy, 0o755);
  await cp(dataDir, copy, { recursive: true, filter: (path) => !path.includes(".s.PGSQL") });
  const data = await stat(join(dataDir, "postgres/data"));
  for (const path of [
    "postgres",
    ...(await readdir(join(copy, "postgres"), { recursive: true })).map((name) => join("postgres", name)),
  ])
    await chown(join(copy, path), data.uid, data.gid);
  const server = await startEmbeddedDatabase({ dataDir: copy, durable: true });
  running.push(server);
  for (const { url } of [original, server])
    expect(await query(url, (sql) => sql`select text from notes`)).toEqual([{ text: "kept" }]);
  await server.stop({ removeFiles: true });
  running.pop();
  await rm(copy, { recursive: true });
});

test("starts when another process has the id of a server that was killed", async () => {
  const first = await start();
  await first.stop();
  const stranger = spawn("sleep", ["60"]);
  const lines = [stranger.pid, join(dataDir, "postgres/data"), "1700000000", "5432", "/tmp", "", "0 0", "ready", ""];
  await writeFile(join(dataDir, "postgres/data/postmaster.pid"), lines.join("\n"));
  await start();
  expect(stranger.exitCode).toBeNull();
  stranger.kill();
});

test("begins again when its process was killed while the files were made", async () => {
  const dead = spawn("true");
  await new Promise((resolve) => dead.once("close", resolve));
  const unfinished = join(dataDir, `postgres/data.new-${dead.pid}-00000000`);
  await mkdir(unfinished, { recursive: true });
  await start();
  await expect(stat(unfinished)).rejects.toThrow("ENOENT");
});

test("refuses files of another major version in one sentence", async () => {
  const first = await start();
  await first.stop();
  await writeFile(join(dataDir, "postgres/data/PG_VERSION"), "12\n");
  await expect(start()).rejects.toThrow("were made by PostgreSQL 12, this is PostgreSQL 18");
});

async function runningUrl(): Promise<string> {
  return socketUrl((await readPostmasterFile(join(dataDir, "postgres/data")))?.socketFolder ?? "");
}

/** A server without an owner: what is left when everything around it was killed. */
async function startOrphan(): Promise<number> {
  const first = await start();
  const command = (await readFile(`/proc/${await postmasterPid()}/cmdline`, "utf8")).split("\0").slice(0, -1);
  await first.stop();
  const dataFolder = join(dataDir, "postgres/data");
  const { uid, gid } = await stat(dataFolder);
  const socketFolder = await mkdtemp("/tmp/payment-sessions-");
  await chown(socketFolder, uid, gid);
  command[command.indexOf("-k") + 1] = socketFolder;
  spawn(command[0] ?? "", command.slice(1), { uid, gid, cwd: dataFolder, detached: true, stdio: "ignore" });
  const status = () => readFile(join(dataFolder, "postmaster.pid"), "utf8").catch(() => "");
  while (!(await status()).includes("ready")) await delay(20);
  return postmasterPid();
}
