import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createDatabase } from "../../src/database/pool.ts";
import { startTestAdmin, type TestAdmin } from "../harness/admin.ts";
import { startSwitchableProxy } from "../support/switchable-proxy.ts";
import { createTestDatabase, type TestDatabase } from "../support/test-database.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.close());

/** On a pool of its own, so that what happens to the pool happens to nobody else. */
async function withAdmin(work: (admin: TestAdmin) => Promise<void>, url = database.url): Promise<void> {
  const own = createDatabase(url, { maxConnections: 2, waitMs: 300 });
  const admin = await startTestAdmin(own);
  try {
    await work(admin);
  } finally {
    await admin.close();
    await own.sql.end({ timeout: 0 });
  }
}

const statusOf = async (admin: TestAdmin) => {
  const { status, text } = await admin.get("/readyz");
  return [status, text];
};

describe("/readyz", () => {
  it("says ready while the database answers and is up to date", () =>
    withAdmin(async (admin) => {
      expect(await statusOf(admin)).toEqual([200, "ready\n"]);
    }));

  it("tells of migrations that the database lacks, and knows nothing against later ones", () =>
    withAdmin(async (admin) => {
      const { sql } = database;
      await sql`insert into schema_migrations (name, checksum) values ('999999_later.sql', 'x')`;
      expect(await statusOf(admin)).toEqual([200, "ready\n"]);
      await sql`update schema_migrations set name = '0' || name where name like '000001%'`;
      expect(await statusOf(admin)).toEqual([503, "migrations_missing\n"]);
      await sql`update schema_migrations set name = substr(name, 2) where name like '0000001%'`;
      expect(await statusOf(admin)).toEqual([200, "ready\n"]);
    }));

  it("tells of a database that takes no writes", async () => {
    const name = new URL(database.url.replace("@/", "@localhost/")).pathname.slice(1);
    const { sql } = database;
    await sql`alter database ${sql(name)} set default_transaction_read_only = on`;
    await withAdmin(async (admin) => {
      expect(await statusOf(admin)).toEqual([503, "database_read_only\n"]);
    });
    await sql`alter database ${sql(name)} reset default_transaction_read_only`;
  });

  it("tells of a database that is away, and of one that does not answer, and no more than that", async () => {
    const proxy = await startSwitchableProxy(database.url);
    await withAdmin(async (admin) => {
      expect(await statusOf(admin)).toEqual([200, "ready\n"]);
      proxy.fallSilent();
      expect(await Promise.all([statusOf(admin), statusOf(admin)])).toEqual([
        [503, "database_unreachable\n"],
        [503, "database_unreachable\n"],
      ]);
      await proxy.switchTo(undefined);
      expect(await statusOf(admin)).toEqual([503, "database_unreachable\n"]);
      expect((await admin.get("/healthz")).status).toBe(200);
      await proxy.switchTo(database.url);
      await expect.poll(() => statusOf(admin)).toEqual([200, "ready\n"]);
    }, proxy.url);
    await proxy.close();
  });

  it("says that the process is stopping, whatever the database says", () =>
    withAdmin(async (admin) => {
      admin.readiness.stop();
      expect(await statusOf(admin)).toEqual([503, "stopping\n"]);
      expect(await admin.get("/healthz")).toMatchObject({ status: 200, text: "alive\n" });
    }));
});

describe("the listener", () => {
  it("has nothing else", () =>
    withAdmin(async (admin) => {
      for (const path of ["/", "/healthz/", "/debug", "/api/v1/contractors"]) {
        expect((await admin.get(path)).status).toBe(404);
      }
      expect((await fetch(`${admin.url}/readyz`, { method: "POST", body: "{}" })).status).toBe(404);
      expect((await admin.get("/metrics")).headers.get("content-type")).toBe(
        "text/plain; version=0.0.4; charset=utf-8",
      );
    }));
});
