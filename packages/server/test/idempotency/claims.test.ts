import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { claimKey, releaseKey } from "../../src/idempotency/repository.ts";
import { removeOld } from "../../src/jobs/retention-repository.ts";
import { retentionJob } from "../../src/jobs/retention.ts";
import type { ApiRequest } from "../harness/api-client.ts";
import { errorBody } from "../harness/error-body.ts";
import { ageKeys, countRows, endLeases, isReplayed, newKey } from "../harness/idempotency.ts";
import { createContractor, returnUrl, type WireSession } from "../harness/requests.ts";
import { startTestServer, type TestServer } from "../harness/test-server.ts";
import { waitingForLocks } from "../harness/waiting-for-locks.ts";

const sessions = "/api/v1/payment/sessions";
const inUse = [409, "1", errorBody("idempotency_key_in_use")];

let server: TestServer;
let contractor: string;
beforeAll(async () => {
  server = await startTestServer();
  contractor = (await createContractor(server.client)).id;
});
afterAll(() => server.close());
beforeEach(
  () => server.database.sql`truncate idempotency_keys, deliveries, events, payment_attempts, payment_sessions`,
);

const create = (key: ApiRequest, changes: object = {}) =>
  server.client.post<WireSession & { url: string }>(sessions, { contractor, return_url: returnUrl, ...changes }, key);

const summary = ({ status, headers, body }: Awaited<ReturnType<typeof create>>) => [
  status,
  headers.get("retry-after"),
  body,
];

/** What is stored, as the repository knows it. */
async function readKeys() {
  const rows = await server.database.sql<
    { api_key_id: string; operation_id: string; key_digest: Buffer; fingerprint: Buffer; lease: string }[]
  >`select * from idempotency_keys`;
  const keys = rows.map(({ api_key_id: apiKeyId, operation_id: operationId, key_digest: keyDigest, ...row }) => ({
    ...row,
    identity: { apiKeyId, operationId, keyDigest },
  }));
  return keys as [(typeof keys)[number]];
}

/** Lets no session be created while `work` goes on. */
async function whileHeld<T>(work: () => Promise<T>): Promise<T> {
  const { result } = await server.database.sql.begin(async (other) => {
    await other`select from contractors for update`;
    return { result: await work() };
  });
  return result;
}

describe("of requests at once", () => {
  it("one is carried out, and each of the others gets its answer or is told to wait", async () => {
    const key = newKey();
    const answers = await Promise.all(Array.from({ length: 20 }, () => create(key)));
    const created = answers.filter(({ status }) => status === 201);
    expect(created.length).toBeGreaterThan(0);
    for (const { body } of created) expect(body).toEqual(created[0]?.body);
    for (const answer of answers.filter(({ status }) => status !== 201)) expect(summary(answer)).toEqual(inUse);
    expect(created.filter((answer) => !isReplayed(answer))).toHaveLength(1);
    expect(await countRows(server.database.sql, "payment_sessions")).toBe(1);
    expect((await create(key)).body).toEqual(created[0]?.body);
  });

  it("those that come while the first is carried out are told to wait a second", async () => {
    const key = newKey();
    const answers = await whileHeld(async () => {
      const first = create(key);
      await waitingForLocks(server.database.sql);
      return { first, second: await create(key), other: await create(key, { return_url: `${returnUrl}/x` }) };
    });
    expect(summary(answers.second)).toEqual(inUse);
    expect([answers.other.status, answers.other.body]).toEqual([422, errorBody("idempotency_key_reused")]);
    const first = await answers.first;
    expect([first.status, (await create(key)).body]).toEqual([201, first.body]);
  });
});

describe("a claim", () => {
  const claimWithoutAnswer = async (key: ApiRequest) => {
    const { sql } = server.database;
    expect((await create(key)).status).toBe(201);
    await sql`update idempotency_keys set answer_ciphertext = null`;
    await sql`truncate payment_sessions cascade`;
  };

  it("that a crash left behind frees the key when its lease ends, and then one session is created", async () => {
    const key = newKey();
    await claimWithoutAnswer(key);
    expect(summary(await create(key))).toEqual(inUse);
    await endLeases(server.database.sql);
    const answers = await Promise.all(Array.from({ length: 8 }, () => create(key)));
    expect(answers.filter((answer) => answer.status === 201 && !isReplayed(answer))).toHaveLength(1);
    expect(await countRows(server.database.sql, "payment_sessions")).toBe(1);
  });

  it("lasts longer than a request may take", async () => {
    const key = newKey();
    await claimWithoutAnswer(key);
    const [row] = await server.database.sql<{ seconds: number }[]>`
      select extract(epoch from leased_until - created_at)::float as seconds from idempotency_keys
    `;
    expect(row?.seconds).toBeGreaterThan(29);
  });

  it("that was taken over takes its former holder's work back", async () => {
    const { sql } = server.database;
    const key = newKey();
    const { late } = await whileHeld(async () => {
      const late = create(key);
      await waitingForLocks(server.database.sql);
      await endLeases(sql);
      const [{ identity, fingerprint }] = await readKeys();
      expect(await claimKey(sql, identity, fingerprint)).toBeDefined();
      return { late };
    });
    expect(summary(await late)).toEqual(inUse);
    expect(await countRows(sql, "payment_sessions")).toBe(0);
    await endLeases(sql);
    const next = await create(key);
    expect([next.status, isReplayed(next), (await create(key)).body]).toEqual([201, false, next.body]);
  });

  it("is not released once it has its answer, which a connection that broke at commit leaves unknown", async () => {
    const { sql } = server.database;
    const key = newKey();
    const { body } = await create(key);
    const [{ identity, lease }] = await readKeys();
    await releaseKey(sql, identity, lease);
    expect((await create(key)).body).toEqual(body);
  });
});

/** Retention sweeps these as well. */
const forgetLimits = () => server.database.sql`delete from rate_limits`;

describe("after 24 hours", () => {
  it("the same key acts anew, and not before", async () => {
    const { sql } = server.database;
    const key = newKey();
    const first = await create(key);
    await ageKeys(sql, 23.99);
    expect((await create(key)).body).toEqual(first.body);
    await ageKeys(sql, 0.01);
    const anew = await create(key, { return_url: `${returnUrl}/x` });
    expect([anew.status, isReplayed(anew)]).toEqual([201, false]);
    expect(await countRows(sql, "payment_sessions")).toBe(2);
    const again = await create(key, { return_url: `${returnUrl}/x` });
    expect([again.body, isReplayed(again)]).toEqual([anew.body, true]);
  });

  it("what is stored is deleted, in batches, and nothing younger", async () => {
    const { sql } = server.database;
    await create(newKey());
    await sql`
      insert into idempotency_keys (api_key_id, operation_id, key_digest, fingerprint, created_at, lease, leased_until)
      select api_key_id, operation_id, sha256(number::text::bytea), fingerprint, created_at, lease, leased_until
      from idempotency_keys, generate_series(1, 600) as number
    `;
    await ageKeys(sql, 24);
    await create(newKey());
    await forgetLimits();
    const { run } = retentionJob({ sql });
    const batches = [await run(), await run(), await run()];
    expect(batches).toEqual([500, 101, 0]);
    expect(await countRows(sql, "idempotency_keys")).toBe(1);
  });

  it("what is claimed anew while it is looked for is not deleted", async () => {
    const { sql } = server.database;
    const key = newKey();
    await create(key);
    await ageKeys(sql, 24);
    await forgetLimits();
    const [{ identity, fingerprint }] = await readKeys();
    await sql.begin(async (rival) => {
      expect(await claimKey(rival, identity, fingerprint)).toBeDefined();
      expect(await retentionJob({ sql }).run()).toBe(0);
    });
    expect(await retentionJob({ sql }).run()).toBe(0);
    expect(summary(await create(key))).toEqual(inUse);
  });

  it("what is being deleted can be claimed anew", async () => {
    const { sql } = server.database;
    const key = newKey();
    await create(key);
    await ageKeys(sql, 24);
    const { anew } = await sql.begin(async (retention) => {
      expect(await removeOld["idempotencyKeys"]?.(retention, 10)).toBe(1);
      const anew = create(key);
      await waitingForLocks(server.database.sql);
      return { anew };
    });
    expect([(await anew).status, isReplayed(await anew)]).toEqual([201, false]);
    expect(await countRows(sql, "idempotency_keys")).toBe(1);
  });
});
