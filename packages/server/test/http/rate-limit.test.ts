import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { ApiClient, ApiRequest } from "../harness/api-client.ts";
import type { ApiResponse } from "../harness/api-response.ts";
import { errorBody } from "../harness/error-body.ts";
import { countRows, isReplayed, newKey } from "../harness/idempotency.ts";
import { newContractor } from "../harness/requests.ts";
import { createTestKey } from "../harness/test-organization.ts";
import { startServerOn, startTestServer, type TestServer } from "../harness/test-server.ts";

/** So slow that nothing is free again while a test runs. */
const apiKey = { name: "key", perSecond: 1 / 100, burst: 10 };
const contractors = "/api/v1/contractors";

let server: TestServer;
/** By a key of the test's own. */
let client: ApiClient;

beforeAll(async () => {
  server = await startTestServer({ rateLimits: { apiKey } });
});
afterAll(() => server.close());
beforeEach(async () => {
  client = await newClient();
});

const newClient = async () =>
  server.client.as(await createTestKey(server.database.sql, server.organization.id, "test"));

const get = (by = client, request: ApiRequest = {}) => by.get(contractors, request);
const times = <T>(count: number, work: () => Promise<T>): Promise<T[]> =>
  Promise.all(Array.from({ length: count }, work));
const useUp = () => times(apiKey.burst, () => get());

/** As if all that time had passed. */
const letPass = (seconds: number) =>
  server.database.sql`update rate_limits set full_at = full_at - make_interval(secs => ${seconds})`;

const statuses = (answers: ApiResponse[]) => answers.map(({ status }) => status).toSorted((a, b) => a - b);
const remaining = ({ headers }: ApiResponse) => Number(/;r=(\d+)/.exec(headers.get("ratelimit") ?? "")?.[1]);

describe("an API key's limit", () => {
  it("is told with each answer, and counts down", async () => {
    const { headers } = await get();
    expect(headers.get("ratelimit-policy")).toBe('"key";q=10;w=1000');
    expect(headers.get("ratelimit")).toBe('"key";r=9;t=100');
    expect(remaining(await get())).toBe(8);
  });

  it("refuses what goes beyond it, until there is one more", async () => {
    await useUp();
    const { status, headers, body } = await get();
    expect([status, body]).toEqual([429, errorBody("rate_limited")]);
    const seconds = Number(headers.get("retry-after"));
    expect([headers.get("ratelimit"), seconds > 90 && seconds <= 100]).toEqual([`"key";r=0;t=${seconds}`, true]);
    await letPass(seconds);
    expect(statuses(await times(2, () => get()))).toEqual([200, 429]);
  });

  it("lets exactly that many of 40 requests at once pass", async () => {
    const answers = await times(40, () => get());
    expect(statuses(answers)).toEqual([...Array<number>(10).fill(200), ...Array<number>(30).fill(429)]);
    const left = answers.filter(({ status }) => status === 200).map(remaining);
    expect(left.toSorted((a, b) => a - b)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
  });

  it("is one for all processes", async () => {
    const { database, encryption } = server;
    const other = await startServerOn(database.sql, client.key, { rateLimits: { apiKey }, encryption });
    const answers = await Promise.all([client, other.client].map((each) => times(8, () => get(each))));
    await other.close();
    expect(statuses(answers.flat())).toEqual([...Array<number>(10).fill(200), ...Array<number>(6).fill(429)]);
  });

  it("is not another key's", async () => {
    await useUp();
    expect((await get()).status).toBe(429);
    expect((await get(await newClient())).status).toBe(200);
  });

  it("is used by what is refused for another reason", async () => {
    const answers = [
      await client.get(`${contractors}?limit=0`),
      await client.get(`${contractors}/x`),
      await client.post(contractors, { first_name: 1 }),
      await get(client, { headers: { "Ten99Policy-Environment": "production" } }),
      await client.send("POST", contractors, { body: "x", headers: { "content-type": "text/plain" } }),
    ];
    expect(answers.map((answer) => [answer.status, remaining(answer)])).toEqual([
      [400, 9],
      [404, 8],
      [400, 7],
      [400, 6],
      [415, 5],
    ]);
  });

  it("is neither used nor told without a key that is good", async () => {
    for (const key of [null, "t9k_test_x"]) {
      const { status, headers } = await get(client, { key });
      expect([status, headers.has("ratelimit"), headers.has("ratelimit-policy")]).toEqual([403, false, false]);
    }
    expect(remaining(await get())).toBe(9);
  });

  it("comes after the key and before everything else", async () => {
    await useUp();
    const wrong = { headers: { "Ten99Policy-Environment": "production" } };
    expect((await client.post(contractors, { first_name: 1 }, wrong)).status).toBe(429);
    expect((await get(client, { key: null })).status).toBe(403);
  });
});

describe("an idempotency key", () => {
  it("keeps no answer that says wait", async () => {
    await useUp();
    const key = newKey();
    const before = await countRows(server.database.sql, "idempotency_keys");
    const body = newContractor();
    expect((await client.post(contractors, body, key)).status).toBe(429);
    expect(await countRows(server.database.sql, "idempotency_keys")).toBe(before);
    await letPass(100);
    const created = await client.post(contractors, body, key);
    expect([created.status, isReplayed(created)]).toEqual([201, false]);
  });

  it("replays an answer without the limit of that time, and its replay counts", async () => {
    const [key, body] = [newKey(), newContractor()];
    const first = await client.post(contractors, body, key);
    const again = await client.post(contractors, body, key);
    expect([isReplayed(again), again.body]).toEqual([true, first.body]);
    expect([remaining(first), remaining(again)]).toEqual([9, 8]);
  });
});
