import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { errorBody } from "../harness/error-body.ts";
import { startTestServer, type TestServer } from "../harness/test-server.ts";

let server: TestServer;

beforeAll(async () => {
  server = await startTestServer();
});

afterAll(() => server.close());

const sessions = "/api/v1/payment/sessions";

describe("what comes first", () => {
  it("refuses a bad key before anything else that is wrong", async () => {
    const bad = [
      server.client.send("POST", sessions, { key: null, body: "{", headers: { "content-type": "application/json" } }),
      server.client.send("POST", `${sessions}?nonsense=1`, {
        key: "t9k_test_x",
        body: "a",
        headers: { "content-type": "text/plain" },
      }),
      server.client.send("POST", sessions, { key: null, headers: { "Ten99Policy-Environment": "production" } }),
      server.client.send("GET", `${sessions}?limit=0`, { key: null }),
      server.client.send("PUT", "/api/v1/contractors/%00", { key: null, body: "x".repeat(70_000) }),
    ];
    for (const { status, body } of await Promise.all(bad)) {
      expect([status, body]).toEqual([
        403,
        {
          error_code: "invalid_api_key",
          message: "The API key is missing or invalid.",
          request_id: expect.any(String),
        },
      ]);
    }
  });

  it("refuses the header of the other environment before it looks at the rest", async () => {
    const request = {
      body: "{",
      headers: { "content-type": "application/json", "Ten99Policy-Environment": "production" },
    };
    expect((await server.client.send("POST", sessions, request)).body).toEqual(errorBody("environment_mismatch"));
    const live = { key: server.organization.liveKey, headers: { "Ten99Policy-Environment": "sandbox" } };
    expect((await server.client.get(sessions, live)).body).toEqual(errorBody("environment_mismatch"));
  });

  it.each(["Sandbox", "test", "sandbox, production", "toString"])(
    "refuses %s as an environment",
    async (environment) => {
      const answer = await server.client.get(sessions, { headers: { "Ten99Policy-Environment": environment } });
      expect([answer.status, answer.body]).toEqual([400, errorBody("invalid_input", ["/Ten99Policy-Environment"])]);
    },
  );
});
