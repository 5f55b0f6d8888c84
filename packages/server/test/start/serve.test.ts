import { randomBytes } from "node:crypto";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { ApiClient } from "../harness/api-client.ts";
import { createTestOrganization, insertTestContractor, insertTestSession } from "../harness/test-organization.ts";
import type { TestOrganization } from "../harness/test-organization.ts";
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
    await expect.poll(() => statusOf(id), { timeout: 20_000 }).toBe("expired");
    expect(await Promise.all([api.kill("SIGTERM"), worker.kill("SIGTERM")])).toEqual([0, 0]);
    expect(worker.output).toContain('"msg":"stopping"');
  });

  it("does everything when no role is named", async () => {
    const id = await insertDueSession();
    const server = serve([]);
    expect(await server.logs("running")).toMatchObject({ role: "all", api: expect.stringMatching(/^http/) });
    await expect.poll(() => statusOf(id), { timeout: 20_000 }).toBe("expired");
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
    expect(await serve([], { NODE_ENV: "production" }).logs("running")).toMatchObject({ role: "all" });
    const server = serve([], { NODE_ENV: "production", ENCRYPTION_KEY: "" });
    expect(await server.exited).toBe(1);
    expect(server.output).toBe('ENCRYPTION_KEY must be set for "serve"; "start" makes one for a developer.\n');
  });

  it("tells of a failure that nobody foresaw in one line of the log, without the rows that it quotes", async () => {
    const broken = await createTestDatabase({ migrated: false });
    await broken.sql`create table organizations (name text primary key)`;
    const server = serve([], { DATABASE_URL: broken.url });
    expect(await server.exited).toBe(1);
    await broken.close();
    expect(server.output.trim().split("\n")).toHaveLength(1);
    expect(JSON.parse(server.output)).toEqual({
      level: 60,
      time: expect.any(Number),
      msg: "crashed",
      err: { type: "PostgresError", message: expect.stringContaining("already exists"), code: "42P07", stack: expect.any(String) },
    });
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
