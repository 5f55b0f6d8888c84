import { execFile, fork, spawnSync } from "node:child_process";
import { once } from "node:events";
import { chmod, mkdtemp, readFile, readdir, rm, stat, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import type { DevFile } from "../../src/start/dev-file.ts";
import { runCommand } from "../harness/run-command.ts";
import { ServerProcess } from "../support/server-process.ts";

// One data folder for all tests, as a developer has one for all starts.
let dataDir: string;
let running: ServerProcess[] = [];
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "payment-sessions-start-"));
  await chmod(dataDir, 0o755);
});
afterEach(async () => {
  await Promise.all(running.map((each) => each.kill("SIGTERM")));
  running = [];
});
afterAll(() => rm(dataDir, { recursive: true, force: true }));

function start(env?: Record<string, string>): ServerProcess {
  const process = new ServerProcess(dataDir, env);
  running.push(process);
  return process;
}

function request(dev: DevFile, path: string, options: { key?: string; body?: object; method?: string } = {}) {
  const { key = dev.test_key, body, method = body === undefined ? "GET" : "POST" } = options;
  const headers = { authorization: `Bearer ${key}`, "content-type": "application/json" };
  return fetch(`${dev.api}/api/v1${path}`, { method, headers, ...(body && { body: JSON.stringify(body) }) });
}

async function createSession(dev: DevFile): Promise<string> {
  const body = { contractor: dev.contractor, return_url: `https://${dev.redirect_host}/return` };
  const response = await request(dev, "/payment/sessions", { body });
  expect(response.status).toBe(201);
  return ((await response.json()) as { id: string }).id;
}

test("answers in both environments with what dev.json says", async () => {
  const dev = await start().answers();
  expect(Object.keys(dev)).toEqual([
    "api",
    "hosted_page",
    "admin",
    "database_url",
    "test_key",
    "live_key",
    "other_test_key",
    "contractor",
    "live_contractor",
    "redirect_host",
  ]);
  const ada = await request(dev, `/contractors/${dev.contractor}`);
  expect(await ada.json()).toMatchObject({ first_name: "Ada", last_name: "Lovelace" });
  const grace = await request(dev, `/contractors/${dev.live_contractor}`, { key: dev.live_key });
  expect(await grace.json()).toMatchObject({ first_name: "Grace", last_name: "Hopper" });
  await createSession(dev);
  // Commands find the embedded database by that file.
  expect((await runCommand(["organizations", "list"], { DATA_DIR: dataDir })).out).toContain("Example platform");
});

test("keeps what it writes for its owner alone", async () => {
  await start().answers();
  for (const name of ["dev.json", "keys.json", "encryption.key"]) {
    expect((await stat(join(dataDir, name))).mode & 0o777).toBe(0o600);
  }
});

/** Not every machine has curl and both shells. */
const shellsWithCurl = ["sh", "bash"].filter((shell) => spawnSync(shell, ["-c", "curl --version"]).status === 0);

test.each(shellsWithCurl)("prints a pair of lines that create and cancel when pasted into %s", async (shell) => {
  const server = start();
  await server.answers();
  const lines = server.output.split("\n").filter((line) => /^(session=|curl)/.test(line));
  expect(lines).toHaveLength(2);
  const { stdout } = await promisify(execFile)(shell, ["-c", lines.join("\n")]);
  const answers = stdout
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as { id: string; status: string });
  expect(answers.map(({ status }) => status)).toEqual(["pending", "cancelled"]);
  expect(answers[1]?.id).toBe(answers[0]?.id);
});

test.each(["SIGINT", "SIGTERM"] as const)(
  "stops on %s with code 0 and leaves nothing that looks alive",
  async (signal) => {
    const server = start();
    const dev = await server.answers();
    expect(await server.kill(signal)).toBe(0);
    expect(await readdir(dataDir)).not.toContain("dev.json");
    expect(await readdir(join(dataDir, "postgres/data"))).not.toContain("postmaster.pid");
    await expect(fetch(dev.api)).rejects.toThrow("fetch failed");
  },
);

test("stops when what launched it was killed", async () => {
  const launcher = fork(join(import.meta.dirname, "../support/launch.ts"), {
    env: { ...process.env, PORT: "0", DATA_DIR: dataDir },
    execArgv: ["--conditions=@payment-sessions/source"],
  });
  await once(launcher, "message");
  const { api } = JSON.parse(await readFile(join(dataDir, "dev.json"), "utf8")) as DevFile;
  launcher.kill("SIGKILL");
  await expect.poll(() => readdir(dataDir)).not.toContain("dev.json");
  await expect(fetch(api)).rejects.toThrow("fetch failed");
});

test("has the same keys and contractors at the next start", async () => {
  const first = start();
  const { api: _first, hosted_page: _one, admin: _operators, database_url: _socket, ...before } = await first.answers();
  await first.kill("SIGTERM");
  const {
    api: _second,
    hosted_page: _other,
    admin: _too,
    database_url: _newSocket,
    ...after
  } = await start().answers();
  expect(after).toEqual(before);
});

test("has lost nothing that was acknowledged after kill -9", async () => {
  const acknowledged: string[] = [];
  for (let round = 0; round < 3; round++) {
    const server = start();
    const dev = await server.answers();
    const work = Promise.all(
      Array.from({ length: 4 }, async () => {
        for (;;) acknowledged.push(await createSession(dev));
      }),
    ).catch(() => {}); // Ends with the server.
    const before = acknowledged.length;
    await expect.poll(() => acknowledged.length - before).toBeGreaterThan(8);
    await server.kill("SIGKILL");
    await work;
  }
  const dev = await start().answers();
  const answers = await Promise.all(acknowledged.map((id) => request(dev, `/payment/sessions/${id}`)));
  expect(answers.filter(({ status }) => status !== 200)).toEqual([]);
});

test("replaces a dev.json that a killed process left behind", async () => {
  const killed = start();
  const old = await killed.answers();
  await killed.kill("SIGKILL");
  expect(await killed.readDevFile()).toEqual(old);
  const dev = await start().answers();
  expect((await request(dev, "/contractors")).status).toBe(200);
});

test("makes new keys when the old ones are lost, and the old ones stay good", async () => {
  const first = start();
  const before = await first.answers();
  await first.kill("SIGTERM");
  await rm(join(dataDir, "keys.json"));
  const after = await start().answers();
  expect(after.test_key).not.toBe(before.test_key);
  expect(after.contractor).toBe(before.contractor);
  for (const key of [before.test_key, after.test_key])
    expect((await request(after, "/contractors", { key })).status).toBe(200);
});

test("says so when a service already runs on the data folder", async () => {
  const dev = await start().answers();
  const second = start();
  expect(await second.exited).toBe(1);
  expect(second.output).toBe(
    `payment-sessions already runs on ${dataDir}, at ${dev.api}; stop it first, or set DATA_DIR and PORT.\n`,
  );
  expect((await request(dev, "/contractors")).status).toBe(200);
});

test("says so when its port is taken, and stops everything", async () => {
  const rival = createServer();
  await new Promise<void>((resolve) => rival.listen(0, "127.0.0.1", resolve));
  const { port } = rival.address() as { port: number };
  const server = start({ PORT: String(port) });
  expect(await server.exited).toBe(1);
  expect(server.output).toBe(`Port ${port} of 127.0.0.1 is taken; set PORT to another one.\n`);
  expect(await readdir(join(dataDir, "postgres/data"))).not.toContain("postmaster.pid");
  await new Promise((resolve) => rival.close(resolve));
});

test("reports everything that is wrong with the configuration", async () => {
  const server = start({ PORT: "many", LOG_LEVEL: "loud" });
  expect(await server.exited).toBe(1);
  expect(server.output.split("\n")).toEqual([
    "PORT must be a whole number from 0 to 65526.",
    "LOG_LEVEL must be one of trace, debug, info, warn, error, fatal, silent.",
    "",
  ]);
});

test("warns of a name that was probably meant for a setting", async () => {
  const server = start({ TRUSTED_PROXY: "10.1.2.3" });
  const warning = await server.logs("not a setting");
  expect(warning).toMatchObject({ name: "TRUSTED_PROXY", nearest: "TRUSTED_PROXIES" });
  await server.answers();
});

test("refuses to run in production, where it would make keys up", async () => {
  const server = start({ NODE_ENV: "production" });
  expect(await server.exited).toBe(1);
  expect(server.output).toBe(
    'NODE_ENV is production, and "start" is for development: it makes up an encryption key and API keys. ' +
      'Use "serve", and set DATABASE_URL and ENCRYPTION_KEY; "encryption-keys create" makes one.\n',
  );
});

test("refuses an encryption key file that holds something else", async () => {
  const path = join(dataDir, "encryption.key");
  const kept = await readFile(path);
  await writeFile(path, "not a key\n");
  const server = start();
  expect(await server.exited).toBe(1);
  expect(server.output).toBe(`The file ${path} must hold 32 bytes in base64.\n`);
  await writeFile(path, kept);
});

test("ends with code 1 when its database ends", async () => {
  const server = start();
  await server.answers();
  const pid = Number((await readFile(join(dataDir, "postgres/data/postmaster.pid"), "utf8")).split("\n")[0]);
  process.kill(pid, "SIGINT");
  expect(await server.exited).toBe(1);
  expect(server.output).toContain("The embedded PostgreSQL has ended");
});
