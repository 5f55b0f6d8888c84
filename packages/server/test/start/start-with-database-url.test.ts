import { randomBytes } from "node:crypto";
import { createHash } from "node:crypto";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { ServerProcess } from "../support/server-process.ts";
import { createTestDatabase } from "../support/test-database.ts";
import type { TestDatabase } from "../support/test-database.ts";

let database: TestDatabase;
let dataDir: string;
beforeEach(async () => {
  database = await createTestDatabase({ migrated: false });
  dataDir = await mkdtemp(join(tmpdir(), "payment-sessions-start-"));
});
afterEach(async () => {
  await database.close();
  await rm(dataDir, { recursive: true });
});

test("uses the server that DATABASE_URL names, and starts none", async () => {
  const server = new ServerProcess(dataDir, { DATABASE_URL: database.url });
  const dev = await server.answers();
  const response = await fetch(`${dev.api}/api/v1/contractors`, {
    headers: { authorization: `Bearer ${dev.test_key}` },
  });
  expect(response.status).toBe(200);
  expect(await server.kill("SIGTERM")).toBe(0);
  expect((await readdir(dataDir)).toSorted()).toEqual(["encryption.key", "keys.json"]);
});

test("seeds once, however many processes start at once", async () => {
  const folders = await Promise.all([1, 2, 3].map(() => mkdtemp(join(dataDir, "replica-"))));
  const env = { DATABASE_URL: database.url, ENCRYPTION_KEY: randomBytes(32).toString("base64") };
  const servers = folders.map((folder) => new ServerProcess(folder, env));
  const devs = await Promise.all(servers.map((server) => server.answers()));
  await Promise.all(servers.map((server) => server.kill("SIGTERM")));
  expect(new Set(devs.map((dev) => dev.contractor)).size).toBe(1);
  const [counts] = await database.sql`
    select (select count(*) from organizations) as organizations, (select count(*) from contractors) as contractors,
      (select count(*) from api_keys) as api_keys
  `;
  expect(counts).toEqual({ organizations: 2, contractors: 2, api_keys: 9 });
});

test("stores API keys as digests", async () => {
  const server = new ServerProcess(dataDir, { DATABASE_URL: database.url });
  const dev = await server.answers();
  await server.kill("SIGTERM");
  const rows = await database.sql<{ digest: string }[]>`select encode(digest, 'hex') as digest from api_keys`;
  const expected = [dev.test_key, dev.live_key, dev.other_test_key].map((key) =>
    createHash("sha256").update(key).digest("hex"),
  );
  expect(rows.map((row) => row.digest).toSorted()).toEqual(expected.toSorted());
});

test("says so in one sentence when the database cannot be reached", async () => {
  const server = new ServerProcess(dataDir, { DATABASE_URL: "postgres://user:secret@127.0.0.1:1/name" });
  expect(await server.exited).toBe(1);
  expect(server.output).toBe("The database that DATABASE_URL names does not let us in (ECONNREFUSED).\n");
});
