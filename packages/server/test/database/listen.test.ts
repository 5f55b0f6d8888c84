import { expect, it } from "vitest";
import { listen } from "../../src/database/listen.ts";
import { createDatabase } from "../../src/database/pool.ts";
import { startDatabaseProxy } from "../support/database-proxy.ts";
import { createTestDatabase } from "../support/test-database.ts";

it("begins by itself as soon as a database that was away answers, at first and later", async () => {
  const database = await createTestDatabase({ migrated: false });
  let isAway = true;
  let attempts = 0;
  const proxy = await startDatabaseProxy(database.url, () => {
    attempts += 1;
    return isAway;
  });
  const client = createDatabase(proxy.url, { applicationName: "listener" });
  let heard = 0;
  listen(client.sql, "changes", () => (heard += 1));
  const hears = (count: number) => expect.poll(() => heard).toBe(count);
  await expect.poll(() => attempts).toBeGreaterThan(2);
  isAway = false;
  await hears(1);
  await database.sql`notify changes`;
  await hears(2);

  isAway = true;
  attempts = 0;
  await database.sql`
    select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and application_name = 'listener'
  `;
  await expect.poll(() => attempts).toBeGreaterThan(2);
  expect(heard).toBe(2);
  isAway = false;
  await hears(3);
  await database.sql`notify changes`;
  await hears(4);
  await client.close();
  await proxy.close();
  await database.close();
});

it("begins once a standby has become the primary", async () => {
  const database = await createTestDatabase({ migrated: false });
  let isStandby = true;
  let answers = 0;
  const proxy = await startDatabaseProxy(
    database.url,
    () => false,
    "request",
    (bytes) => {
      if (!bytes.includes(onPrimary)) return bytes;
      answers += 1;
      const at = bytes.indexOf(onPrimary);
      return isStandby
        ? Buffer.concat([bytes.subarray(0, at), onStandby, bytes.subarray(at + onPrimary.length)])
        : bytes;
    },
  );
  const client = createDatabase(proxy.url);
  let heard = 0;
  listen(client.sql, "changes", () => (heard += 1));
  await expect.poll(() => answers).toBeGreaterThan(2);
  expect(heard).toBe(0);
  isStandby = false;
  await expect.poll(() => heard).toBe(1);
  await client.close();
  await proxy.close();
  await database.close();
});

/** ParameterStatus, as a server sends it at the start of a session (PostgreSQL manual, 54.7). */
const parameterStatus = (name: string, value: string): Buffer => {
  const body = Buffer.from(`${name}\0${value}\0`);
  const head = Buffer.from("S\0\0\0\0");
  head.writeInt32BE(body.length + 4, 1);
  return Buffer.concat([head, body]);
};
const onPrimary = parameterStatus("in_hot_standby", "off");
const onStandby = parameterStatus("in_hot_standby", "on");
