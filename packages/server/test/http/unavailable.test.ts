import { createServer as createTcpServer } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createDatabase } from "../../src/database/pool.ts";
import { createContractor } from "../harness/requests.ts";
import { startServerOn, startTestServer, type TestServer } from "../harness/test-server.ts";

let server: TestServer;

beforeAll(async () => {
  server = await startTestServer();
});

afterAll(() => server.close());

/** A port that nothing listens at. */
async function closedPort(): Promise<number> {
  const { promise, resolve } = Promise.withResolvers<number>();
  const probe = createTcpServer().listen(0, "127.0.0.1", () => {
    const { port } = probe.address() as { port: number };
    probe.close(() => resolve(port));
  });
  return promise;
}

const unavailable = {
  error_code: "service_unavailable",
  message: "The service cannot handle the request at the moment.",
  request_id: expect.any(String),
};

describe("while the database is down", () => {
  it("answers 503 with Retry-After at once, and what needs no database as ever", async () => {
    const database = createDatabase(`postgres://nobody@127.0.0.1:${await closedPort()}/none`);
    const broken = await startServerOn(database.sql, server.organization.testKey);
    const begin = performance.now();
    for (let attempt = 0; attempt < 3; attempt++) {
      const { status, headers, body } = await broken.client.get("/api/v1/contractors");
      expect([status, body, headers.get("retry-after")]).toEqual([503, unavailable, "1"]);
    }
    expect(performance.now() - begin).toBeLessThan(12_000);
    expect((await broken.client.get("/unknown")).status).toBe(404);
    expect((await broken.client.get("/api/v1/contractors", { key: "nonsense" })).status).toBe(403);
    await broken.close();
    await database.close();
  });
});

describe("when a connection to the database breaks", () => {
  it("answers 503 to the requests on it and carries out the next ones", async () => {
    const { sql } = server.database;
    const { id } = await createContractor(server.client);
    await sql`
      create function break_connection() returns trigger language plpgsql as $$
        begin perform pg_terminate_backend(pg_backend_pid()); return new; end $$
    `;
    await sql`
      create trigger break_connection before update on contractors for each row execute function break_connection()
    `;
    const { status, body } = await server.client.put(`/api/v1/contractors/${id}`, { phone: "415-555-0199" });
    expect([status, body]).toEqual([503, unavailable]);
    await sql`drop trigger break_connection on contractors`;
    expect((await server.client.put(`/api/v1/contractors/${id}`, { phone: "415-555-0199" })).status).toBe(200);
  });
});

describe("an unexpected failure", () => {
  it("reveals nothing to the client and everything to the log", async () => {
    const { sql } = server.database;
    const { id, email } = await createContractor(server.client);
    await sql`
      create function fail() returns trigger language plpgsql as $$
        begin
          raise exception 'disk on fire, key %', 't9k_test_aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa'
          using detail = new.email;
        end $$
    `;
    await sql`create trigger fail before update on contractors for each row execute function fail()`;
    const { status, body } = await server.client.put<{ request_id: string }>(`/api/v1/contractors/${id}`, {
      phone: "415-555-0199",
    });
    await sql`drop trigger fail on contractors`;
    expect([status, body]).toEqual([
      500,
      {
        error_code: "general_error",
        message: "The request could not be carried out because of an error on our side.",
        request_id: expect.any(String),
      },
    ]);
    const line =
      server
        .log()
        .split("\n")
        .find((text) => text.includes(body.request_id) && text.includes("disk on fire")) ?? "{}";
    expect(JSON.parse(line)).toMatchObject({
      level: 50,
      request_id: body.request_id,
      error_code: "general_error",
      err: { type: "PostgresError", message: "disk on fire, key t9k_test_[redacted]", stack: expect.any(String) },
    });
    expect(line).not.toContain(email);
  });
});
