import { createSecretKey, randomBytes } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createEncryption } from "../../src/encryption.ts";
import { retentionJob } from "../../src/jobs/retention.ts";
import { createRateLimiter, type Verdict } from "../../src/rate-limits/rate-limiter.ts";
import { createTestDatabase, type TestDatabase } from "../support/test-database.ts";

let database: TestDatabase;

const { pseudonym } = createEncryption({ currentId: 1, keys: new Map([[1, createSecretKey(randomBytes(32))]]) });
/** So slow that nothing is free again while a test runs. */
const slow = { name: "key", perSecond: 1 / 1000, burst: 5 };

beforeAll(async () => {
  database = await createTestDatabase({ maxConnections: 4 });
});

afterAll(() => database.close());

/** Each is another process's. */
const limiter = (policy = slow) => createRateLimiter({ sql: database.sql, pseudonym }, policy);
const newSubject = () => randomBytes(8).toString("hex");

const countTimes = (times: number, subject: string, { count } = limiter()) =>
  Promise.all(Array.from({ length: times }, () => count(subject)));

const passed = (verdicts: Verdict[]) => verdicts.filter(({ mayPass }) => mayPass).length;

/** As if all that time had passed. */
const letPass = (seconds: number) =>
  database.sql`update rate_limits set full_at = full_at - make_interval(secs => ${seconds})`;

describe("a limit", () => {
  it("lets a burst pass, one after the other, and nothing after it", async () => {
    const { count } = limiter();
    const subject = newSubject();
    const verdicts: Verdict[] = [];
    for (let index = 0; index < 7; index += 1) verdicts.push(await count(subject));
    expect(verdicts.map(({ mayPass, remaining }) => [mayPass, remaining])).toEqual([
      [true, 4],
      [true, 3],
      [true, 2],
      [true, 1],
      [true, 0],
      [false, 0],
      [false, 0],
    ]);
  });

  it("judges those that come at once in their order", async () => {
    const verdicts = await countTimes(7, newSubject());
    expect(verdicts.map(({ mayPass, remaining }) => [mayPass, remaining])).toEqual([
      [true, 4],
      [true, 3],
      [true, 2],
      [true, 1],
      [true, 0],
      [false, 0],
      [false, 0],
    ]);
  });

  it("lets exactly a burst of 40 at once pass, whichever process they come to", async () => {
    const subject = newSubject();
    const processes = Array.from({ length: 4 }, () => limiter());
    const verdicts = await Promise.all(processes.map((each) => countTimes(10, subject, each)));
    expect(passed(verdicts.flat())).toBe(5);
  });

  it("is one of each subject", async () => {
    const [one, two] = [newSubject(), newSubject()];
    const each = limiter();
    const verdicts = await Promise.all([countTimes(6, one, each), countTimes(4, two, each)]);
    expect(verdicts.map(passed)).toEqual([5, 4]);
  });

  it("is one of each policy", async () => {
    const subject = newSubject();
    expect(passed(await countTimes(6, subject))).toBe(5);
    expect(passed(await countTimes(6, subject, limiter({ ...slow, name: "other", burst: 2 })))).toBe(2);
  });

  it("frees one request after another as time passes, and no more than a burst", async () => {
    const subject = newSubject();
    await countTimes(6, subject);
    await letPass(2_000);
    expect(passed(await countTimes(5, subject))).toBe(2);
    await letPass(1_000_000);
    expect(passed(await countTimes(7, subject))).toBe(5);
    expect(passed(await countTimes(1, subject))).toBe(0);
  });

  it("takes nothing for what it refuses", async () => {
    const subject = newSubject();
    await countTimes(50, subject);
    await countTimes(50, subject);
    await letPass(1_000);
    expect(passed(await countTimes(5, subject))).toBe(1);
  });

  it("takes more for a request that was let pass, and at most what is left", async () => {
    const { count, charge } = limiter();
    const subject = newSubject();
    await count(subject);
    await charge(subject, 2);
    expect((await count(subject)).remaining).toBe(1);
    await charge(subject, 9);
    expect((await count(subject)).mayPass).toBe(false);
    await letPass(1_000);
    expect(passed(await countTimes(2, subject))).toBe(1);
  });

  it("says in how many seconds there is one more", async () => {
    const subject = newSubject();
    await countTimes(5, subject);
    await letPass(400);
    const refused = await limiter().count(subject);
    expect(refused).toMatchObject({ mayPass: false, remaining: 0 });
    await letPass(refused.nextSeconds);
    expect(passed(await countTimes(2, subject))).toBe(1);
  });

  it.each([
    [1 / 1000, 1_000],
    [2 / 3, 2],
    [1, 1],
    [1_000, 1],
  ])("rounds the seconds up: at %f a second it is %i until there is one more", async (perSecond, seconds) => {
    const { count } = limiter({ name: "rounded", perSecond, burst: 1_000 });
    expect((await count(newSubject())).nextSeconds).toBe(seconds);
  });

  it("lets nothing pass that was used under a larger burst", async () => {
    const subject = newSubject();
    await countTimes(5, subject);
    expect((await limiter({ ...slow, burst: 3 }).count(subject)).mayPass).toBe(false);
    await letPass(1_000);
    expect(passed(await countTimes(3, subject, limiter({ ...slow, burst: 3 })))).toBe(1);
  });

  it("keeps nobody waiting by an old policy once a limit is raised", async () => {
    const subject = newSubject();
    await countTimes(5, subject);
    const raised = limiter({ ...slow, perSecond: 1 });
    expect((await raised.count(subject)).nextSeconds).toBe(1);
    await letPass(5);
    expect(passed(await countTimes(6, subject, raised))).toBe(5);
  });

  it("fails all that wait for a statement that fails, and judges the next ones", async () => {
    const { sql } = database;
    const each = limiter();
    await sql`alter table rate_limits rename to gone`;
    const settled = await Promise.allSettled([1, 2, 3].map(() => each.count("subject")));
    await sql`alter table gone rename to rate_limits`;
    expect(settled.map(({ status }) => status)).toEqual(["rejected", "rejected", "rejected"]);
    expect(passed(await countTimes(6, "subject", each))).toBe(5);
  });
});

describe("what is stored", () => {
  it("contains no subject", async () => {
    await limiter().count("192.0.2.77");
    const rows = await database.sql<{ text: string }[]>`
      select encode(subject, 'hex') || ' ' || encode(subject, 'escape') as text from rate_limits
    `;
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.filter(({ text }) => text.includes("192.0.2.77") || text.includes("3139322e"))).toEqual([]);
  });

  it("is swept once the whole limit is free again, and not before", async () => {
    await database.sql`delete from rate_limits`;
    const [used, free] = [newSubject(), newSubject()];
    await countTimes(5, free);
    await letPass(5_000);
    await countTimes(1, used);
    await retentionJob({ sql: database.sql }).run();
    const rows = await database.sql<{ subject: string }[]>`select encode(subject, 'hex') as subject from rate_limits`;
    expect(rows.map(({ subject }) => subject)).toEqual([pseudonym(`key ${used}`).toString("hex")]);
    expect(passed(await countTimes(5, used))).toBe(4);
  });

  it("costs no write-ahead log and no index entry for each request", async () => {
    const [row] = await database.sql<{ persistence: string; indexes: number }[]>`
      select relpersistence as persistence, (select count(*)::integer from pg_index where indrelid = pg_class.oid) as indexes
      from pg_class where relname = 'rate_limits'
    `;
    expect(row).toEqual({ persistence: "u", indexes: 1 });
  });
});
