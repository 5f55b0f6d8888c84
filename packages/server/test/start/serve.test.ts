import { randomBytes, randomInt } from "node:crypto";
import { once } from "node:events";
import { type AddressInfo, createServer } from "node:net";
import { networkInterfaces } from "node:os";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { createDatabase } from "../../src/database/pool.ts";
import { ApiClient } from "../harness/api-client.ts";
import { newContractor } from "../harness/requests.ts";
import { createTestOrganization, insertTestContractor, insertTestSession } from "../harness/test-organization.ts";
import type { TestOrganization } from "../harness/test-organization.ts";
import { waitingForLocks } from "../harness/waiting-for-locks.ts";
import { ServerProcess } from "../support/server-process.ts";
import { createTestDatabase, type TestDatabase } from "../support/test-database.ts";

let database: TestDatabase;
let organization: TestOrganization;
let processes: ServerProcess[] = [];

beforeAll(async () => {
  database = await createTestDatabase();
  organization = await createTestOrganization(database.sql);
});
afterEach(async () => {
  await Promise.all(processes.map((server) => server.kill("SIGKILL")));
  processes = [];
});
afterAll(() => database.close());

const encryptionKey = randomBytes(32).toString("base64");
const publicUrls = { API_URL: "https://api.example.com", HOSTED_PAGE_URL: "https://pay.example.com" };

function serve(args: string[], env: Record<string, string> = {}): ServerProcess {
  const settings = { DATABASE_URL: database.url, ENCRYPTION_KEY: encryptionKey, LOG_LEVEL: "info", ...env };
  const server = new ServerProcess("/nonexistent", settings, ["serve", ...args]);
  processes.push(server);
  return server;
}

const insertDueSession = async () =>
  insertTestSession(database.sql, organization.test, await insertTestContractor(database.sql, organization.test), {
    secondsLeft: -1,
  });

const statusOf = async (id: string) => {
  const [row] = await database.sql`select status from payment_sessions where id = ${id}`;
  return row?.["status"] as string;
};

const refused = (url: string) =>
  fetch(url).then(
    () => false,
    () => true,
  );

/** Sends the first byte of a request's body, and the rest when it is told to. */
function beginToCreateContractor(api: string) {
  const { promise, resolve: finish } = Promise.withResolvers<void>();
  const text = JSON.stringify(newContractor());
  async function* parts() {
    yield Buffer.from(text.slice(0, 1));
    await promise;
    yield Buffer.from(text.slice(1));
  }
  const headers = { authorization: `Bearer ${organization.testKey}`, "content-type": "application/json" };
  const body = ReadableStream.from(parts());
  return { finish, answer: fetch(`${api}/api/v1/contractors`, { method: "POST", headers, body, duplex: "half" }) };
}

describe("serve", () => {
  it("as api answers requests and leaves the jobs to others, which as worker do them and do not listen", async () => {
    const id = await insertDueSession();
    const api = serve(["--role", "api"]);
    const { api: url, hosted_page: page } = await api.logs("running");
    const { status } = await new ApiClient(String(url), organization.testKey).get("/api/v1/contractors");
    expect(status).toBe(200);
    expect((await fetch(`${String(page)}/payment/setup/test_x`)).status).toBe(404);
    expect(await statusOf(id)).toBe("pending");

    const worker = serve(["--role", "worker"]);
    expect(await worker.logs("running")).not.toHaveProperty("api");
    await expect.poll(() => statusOf(id)).toBe("expired");
    expect(await Promise.all([api.kill("SIGTERM"), worker.kill("SIGTERM")])).toEqual([0, 0]);
    expect(worker.output).toContain('"msg":"stopping"');
  });

  it("does everything when no role is named", async () => {
    const id = await insertDueSession();
    const server = serve([]);
    expect(await server.logs("running")).toMatchObject({ role: "all", api: expect.stringMatching(/^http/) });
    await expect.poll(() => statusOf(id)).toBe("expired");
  });

  it("has an admin listener in every role, on a port of its own for each process with the same settings", async () => {
    // Of this range, as any other, nothing is taken for good.
    const PORT = String(20_000 + randomInt(10_000));
    const first = serve(["--role", "worker"], { PORT });
    const firstAdmin = String((await first.logs("running"))["admin"]);
    const second = serve(["--role", "worker"], { PORT });
    const secondAdmin = String((await second.logs("running"))["admin"]);
    expect(firstAdmin).toBe(`http://127.0.0.1:${Number(PORT) + 4}`);
    expect(secondAdmin).not.toBe(firstAdmin);
    for (const url of [firstAdmin, secondAdmin]) expect((await fetch(`${url}/readyz`)).status).toBe(200);
    await expect
      .poll(async () => (await fetch(`${secondAdmin}/metrics`)).text())
      .toContain('payment_sessions_job_runs_total{job="expire sessions",outcome="succeeded"}');
    const told = serve(["--role", "worker"], { PORT, ADMIN_PORT: String(Number(PORT) + 4) });
    expect(await told.exited).toBe(1);
    expect(told.output).toBe(`Port ${Number(PORT) + 4} of 127.0.0.1 is taken; set ADMIN_PORT to another one.\n`);
  });

  it("keeps the admin listener on loopback wherever the others listen", async () => {
    const { api, admin } = await serve([], { HOST: "0.0.0.0" }).logs("running");
    expect((await fetch(`${String(api)}/unknown`)).status).toBe(404);
    const port = new URL(String(admin)).port;
    const outside = Object.values(networkInterfaces())
      .flat()
      .find((each) => each?.family === "IPv4" && !each.internal);
    const reach = fetch(`http://${outside?.address ?? "127.0.0.2"}:${port}/healthz`);
    await expect(reach).rejects.toThrow("fetch failed");
  });

  it("says that it is stopping before it stops, finishes what is under way, and closes the admin listener last", async () => {
    const server = serve([], { SHUTDOWN_DELAY_SECONDS: "5" });
    const { api, admin } = await server.logs("running");
    const ready = async () => (await fetch(`${String(admin)}/readyz`)).text();
    const exited = server.kill("SIGTERM");
    await expect.poll(ready).toBe("stopping\n");
    // It still takes requests, for whoever has not noticed yet.
    const slow = beginToCreateContractor(String(api));
    await expect.poll(() => refused(`${String(api)}/unknown`)).toBe(true);
    expect(await ready()).toBe("stopping\n");
    slow.finish();
    expect((await slow.answer).status).toBe(201);
    expect(await exited).toBe(0);
    expect(await refused(`${String(admin)}/healthz`)).toBe(true);
  });

  it("names everything that has to be configured, at once", async () => {
    const server = serve([], { DATABASE_URL: "", ENCRYPTION_KEY: "" });
    expect(await server.exited).toBe(1);
    expect(server.output).toBe(
      'DATABASE_URL must be set for "serve"; "start" makes one for a developer.\n' +
        'ENCRYPTION_KEY must be set for "serve"; "start" makes one for a developer.\n',
    );
  });

  it("runs in production with its keys, and refuses without", async () => {
    const production = { NODE_ENV: "production", ...publicUrls };
    expect(await serve([], production).logs("running")).toMatchObject({ role: "all" });
    const server = serve([], { ...production, ENCRYPTION_KEY: "" });
    expect(await server.exited).toBe(1);
    expect(server.output).toBe(
      'ENCRYPTION_KEY must be set for "serve"; "payment-sessions encryption-keys create" makes one.\n',
    );
  });

  it("refuses in production to hand out addresses on loopback, and addresses without TLS", async () => {
    const server = serve([], { NODE_ENV: "production", API_URL: "http://api.example.com" });
    expect(await server.exited).toBe(1);
    expect(server.output).toContain("API_URL must begin with https:// in production.\n");
    expect(server.output).toContain('HOSTED_PAGE_URL must be set for "serve"');
  });

  it("refuses another encryption key under an id that the database knows, as every command on keys does", async () => {
    await serve([]).logs("running");
    const other = randomBytes(32).toString("base64");
    const sentence =
      "The encryption key with the id 1 is not the one that this database knows by that id; take that one.\n";
    const server = serve([], { ENCRYPTION_KEY: other });
    expect(await server.exited).toBe(1);
    expect(server.output).toContain(sentence);
    for (const action of ["status", "reencrypt"]) {
      const env = { DATABASE_URL: database.url, ENCRYPTION_KEY: `1:${other},2:${encryptionKey}` };
      const command = new ServerProcess("/nonexistent", env, ["encryption-keys", action]);
      expect([await command.exited, command.output]).toEqual([1, sentence]);
    }
  });

  it("says that a known encryption key is not configured any more", async () => {
    await serve([], { ENCRYPTION_KEY: `1:${encryptionKey},7:${randomBytes(32).toString("base64")}` }).logs("running");
    const server = serve([], { LOG_LEVEL: "info" });
    await server.logs("running");
    expect(server.output).toContain('"key_ids":[7]');
  });

  it("stops when it is told to while it waits for the migration of another process", async () => {
    const { sql, close } = createDatabase(database.url, { statementTimeoutMs: 60_000 });
    const server = await sql.begin(async (other) => {
      // The lock that migrations are made under.
      await other`select pg_advisory_xact_lock(7221904336)`;
      const waiting = serve([]);
      await waitingForLocks(database.sql);
      expect(await waiting.kill("SIGTERM")).toBe(0);
      return waiting;
    });
    await close();
    expect(server.output).toContain('"msg":"stopping"');
    expect(server.output).toContain('"msg":"stopped"');
  });

  it("says in one sentence that the database lets nobody in, also where connections end as they begin", async () => {
    const silent = createServer((socket) => socket.on("error", () => {}).end());
    await once(silent.listen(0, "127.0.0.1"), "listening");
    const { port } = silent.address() as AddressInfo;
    const server = serve([], { DATABASE_URL: `postgres://a:b@127.0.0.1:${port}/c` });
    expect(await server.exited).toBe(1);
    expect(server.output).toContain("The database that DATABASE_URL names does not let us in (CONNECT_TIMEOUT).\n");
    silent.close();
  });

  it("tells of a failure that nobody foresaw in one line of the log, without the rows that it quotes", async () => {
    const broken = await createTestDatabase({ migrated: false });
    await broken.sql`create table organizations (name text primary key)`;
    const server = serve([], { DATABASE_URL: broken.url });
    expect(await server.exited).toBe(1);
    await broken.close();
    const lines = server.output
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line) as { level: number });
    expect(lines.filter(({ level }) => level > 30)).toEqual([
      {
        level: 60,
        time: expect.any(Number),
        msg: "crashed",
        err: {
          type: "PostgresError",
          message: expect.stringContaining("already exists"),
          code: "42P07",
          stack: expect.any(String),
        },
      },
    ]);
  });

  it("warns of a name that was probably meant for a setting, without its value", async () => {
    const server = serve(["--role", "worker"], { TRUSTED_PROXY: "10.1.2.3" });
    const warning = await server.logs("not a setting");
    expect(warning).toMatchObject({ level: 40, name: "TRUSTED_PROXY", nearest: "TRUSTED_PROXIES" });
    await server.logs("running");
    expect(server.output.split("not a setting")).toHaveLength(2);
    expect(server.output).not.toContain("10.1.2.3");
  });

  it("names the roles that there are", async () => {
    const server = serve(["--role", "boss"]);
    expect(await server.exited).toBe(1);
    expect(server.output).toContain("Allowed choices are api, worker, all.");
  });

  it("makes no organization, no key and no file", async () => {
    const { sql } = database;
    const [before] = await sql`select count(*) from organizations`;
    await serve([]).logs("running");
    expect((await sql`select count(*) from organizations`)[0]).toEqual(before);
  });
});
