import { createHash } from "node:crypto";
import { userInfo } from "node:os";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createApiKey, parseApiKey } from "../../src/api-keys/api-key.ts";
import type { WireApiKey } from "../../src/api-keys/managed-api-key.ts";
import { findApiKeys } from "../../src/api-keys/repository.ts";
import { decodeId, encodeId } from "../../src/ids.ts";
import { dumpTables } from "../harness/dump-tables.ts";
import { findSecrets } from "../harness/find-secrets.ts";
import { runCommand } from "../harness/run-command.ts";
import { createTestOrganization } from "../harness/test-organization.ts";
import { createTestDatabase, type TestDatabase } from "../support/test-database.ts";

type Issued = WireApiKey & { key: string };

let database: TestDatabase;
let organization: string;

beforeAll(async () => {
  database = await createTestDatabase();
  organization = encodeId("org", (await createTestOrganization(database.sql)).id);
});
afterAll(() => database.close());

const keys = (...args: string[]) => runCommand(["keys", ...args], { DATABASE_URL: database.url });

async function json<T>(...args: string[]): Promise<T> {
  const { code, out, err } = await keys(...args, "--json");
  expect([code, err]).toEqual([0, ""]);
  return JSON.parse(out) as T;
}

const create = (...args: string[]) =>
  json<Issued>("create", "--organization", organization, "--environment", "test", ...args);

const isGood = async (key: string) =>
  (await findApiKeys(database.sql, [parseApiKey(key)?.digest ?? Buffer.alloc(0)]))[0] !== undefined;

const auditOf = (id: string) => database.sql`
  select actor, action, details from audit_entries where api_key_id = ${decodeId("key", id) ?? ""} order by id
`;

const daysLeft = ({ expires_at }: { expires_at: number | null }) => ((expires_at ?? 0) - Date.now() / 1000) / 86_400;

describe("keys create", () => {
  it("prints a key that is good, and all that is known of it", async () => {
    const { key, ...issued } = await create("--name", "Billing");
    expect(key).toMatch(/^t9k_test_/);
    expect(await isGood(key)).toBe(true);
    expect(issued).toEqual({
      id: expect.stringMatching(/^key_[0-9A-Za-z]{22}$/),
      organization,
      environment: "test",
      name: "Billing",
      status: "active",
      created: expect.any(Number),
      expires_at: null,
      revoked_at: null,
      last_used_at: null,
      replaced_by: null,
    });
  });

  it("prints the key once to whoever reads it as text", async () => {
    const { out } = await keys("create", "--organization", organization, "--environment", "live");
    expect(out).toMatch(
      /^id {12}key_\w{22}\norganization {2}org_\w{22}\nenvironment {3}live\nstatus {8}active\nexpires {7}never\n\nKeep the key now, it cannot be shown again:\nt9k_live_\w{33}\n$/,
    );
  });

  it("makes keys that expire after so many days or at a time", async () => {
    expect(daysLeft(await create("--expires-in", "90"))).toBeCloseTo(90, 1);
    const { expires_at } = await create("--expires-at", "2099-01-31T12:00:00+02:00");
    expect(expires_at).toBe(Date.UTC(2099, 0, 31, 10) / 1000);
  });

  it.each([
    [["--expires-at", "2020-01-31T12:00:00Z"], "A new key must expire in the future.\n"],
    [["--expires-at", "2099-02-30T12:00:00Z"], /must be a time with its offset/],
    [["--expires-at", "2099-01-31T12:00:00"], /must be a time with its offset/],
    [["--expires-at", "tomorrow"], /must be a time with its offset/],
    [["--expires-in", "0"], /must be a whole number from 1 to 36500/],
    [["--expires-in", "1.5"], /must be a whole number from 1 to 36500/],
    [["--expires-in", "1", "--expires-at", "2099-01-31T12:00:00Z"], /cannot be used with/],
    [["--name", "\u001b[31mred"], /no control character/],
    [["--name", " "], /1 to 200 characters/],
    [["--actor", ""], /1 to 200 characters/],
  ])("refuses %j and makes no key", async (args, message) => {
    const [before] = await database.sql`select count(*) from api_keys`;
    const { code, out, err } = await keys("create", "--organization", organization, "--environment", "test", ...args);
    expect([code, out]).toEqual([1, ""]);
    expect(err).toMatch(message);
    expect((await database.sql`select count(*) from api_keys`)[0]).toEqual(before);
  });

  it("refuses an organization that does not exist, and any other environment", async () => {
    const unknown = encodeId("org", "00000000-0000-7000-8000-000000000000");
    const { code, err } = await keys("create", "--organization", unknown, "--environment", "test");
    expect([code, err]).toEqual([1, "There is no organization with this ID.\n"]);
    expect((await keys("create", "--organization", organization, "--environment", "prod")).err).toContain("test, live");
  });
});

describe("keys list", () => {
  it("lists keys without their text, the oldest first, with the last use", async () => {
    const one = await create("--name", "one");
    const two = await create("--name", "two");
    await database.sql`update api_keys set last_used_at = '2026-01-02T03:04:05Z' where name = 'one'`;
    const listed = await json<WireApiKey[]>("list", "--organization", organization);
    const [first, second] = listed.slice(-2);
    expect(first).toMatchObject({ id: one.id, name: "one", last_used_at: Date.UTC(2026, 0, 2, 3, 4, 5) / 1000 });
    expect(second).toMatchObject({ id: two.id, name: "two", last_used_at: null });
    const { out } = await keys("list");
    expect(out).toMatch(/^id +organization +environment +status +created +expires +last used +name\n/);
    expect(out).toMatch(
      new RegExp(`\n${one.id}  ${organization}  test +active .*Z +never +2026-01-02T03:04:05Z +one\n`),
    );
    expect(out + JSON.stringify(listed)).not.toContain("t9k_");
  });

  it("lists the keys of one organization when it is named", async () => {
    const other = encodeId("org", (await createTestOrganization(database.sql)).id);
    const listed = await json<WireApiKey[]>("list", "--organization", other);
    expect(listed.map((each) => [each.organization, each.environment])).toEqual([
      [other, "test"],
      [other, "live"],
    ]);
    expect((await keys("list", "--organization", "org_x")).err).toMatch(/The ID must be org_/);
  });
});

describe("keys find", () => {
  const find = (text: string, ...args: string[]) =>
    runCommand(["keys", "find", ...args], { DATABASE_URL: database.url }, text);

  it("tells which key a text is, whether it is still good or not, and repeats no key", async () => {
    const { key, ...issued } = await create("--name", "Leaked");
    const { code, out } = await find(`${key}\n`, "--json");
    expect([code, JSON.parse(out)]).toEqual([0, issued]);
    await keys("revoke", issued.id);
    const told = (await find(key)).out;
    expect(told).toMatch(/^id +key_\w{22}\n[^]*status +revoked\n/);
    expect(told).not.toContain(key);
  });

  it("says so when it is none, without repeating it", async () => {
    expect(await find("t9k_test_nonsense")).toEqual({
      code: 1,
      out: "",
      err: "This is no API key: its form or its checksum is wrong.\n",
    });
    expect((await find(createApiKey("live"))).err).toBe("No API key here has this text.\n");
  });

  it("takes no key as an argument, and says where it is read from", async () => {
    const { code, out, err } = await keys("find", createApiKey("test"));
    expect([code, out]).toEqual([1, ""]);
    expect(err).toBe("error: the key is read from standard input, not from an argument, which others can see\n");
  });
});

describe("keys revoke", () => {
  it("ends a key, and again changes nothing", async () => {
    const { id, key } = await create();
    const revoked = await json<WireApiKey>("revoke", id);
    expect(revoked).toMatchObject({ id, status: "revoked", revoked_at: expect.any(Number) });
    expect(await isGood(key)).toBe(false);
    expect(await json("revoke", id)).toEqual(revoked);
    expect(await auditOf(id)).toHaveLength(2);
  });

  it("refuses what is not the id of a key, and does not repeat it", async () => {
    const { key } = await create();
    const { code, out, err } = await keys("revoke", key);
    expect([code, out, err]).toEqual([1, "", "The ID must be key_ and 22 characters, as in the list.\n"]);
    const unknown = encodeId("key", "00000000-0000-7000-8000-000000000000");
    expect((await keys("revoke", unknown)).err).toBe("There is no API key with this ID.\n");
  });
});

describe("keys rotate", () => {
  type Rotated = Issued & { replaces: WireApiKey };

  it("makes a like key at once, and lets the old one be good for a day", async () => {
    const old = await create("--name", "Billing");
    const { key, replaces, ...issued } = await json<Rotated>("rotate", old.id);
    expect(issued).toMatchObject({
      organization,
      environment: "test",
      name: "Billing",
      status: "active",
      expires_at: null,
    });
    expect(replaces).toMatchObject({ id: old.id, status: "active", replaced_by: issued.id });
    expect(daysLeft(replaces)).toBeCloseTo(1, 2);
    expect([await isGood(key), await isGood(old.key)]).toEqual([true, true]);
  });

  it("ends the old key at once without an overlap", async () => {
    const old = await create();
    const { key, replaces } = await json<Rotated>("rotate", old.id, "--overlap", "0");
    expect(replaces.status).toBe("expired");
    expect([await isGood(key), await isGood(old.key)]).toEqual([true, false]);
  });

  it("gives the new key as long a life as the old one was made for, unless told otherwise", async () => {
    const old = await create("--expires-in", "90");
    expect(daysLeft(await json<Rotated>("rotate", old.id))).toBeCloseTo(90, 1);
    const other = await create("--expires-in", "90");
    expect(daysLeft(await json<Rotated>("rotate", other.id, "--expires-in", "30"))).toBeCloseTo(30, 1);
  });

  it("never makes the old key's life longer", async () => {
    const old = await create("--expires-in", "1");
    const { replaces } = await json<Rotated>("rotate", old.id, "--overlap", "8760");
    expect(replaces.expires_at).toBe(old.expires_at);
  });

  it("refuses a key that was rotated, that is revoked or that has expired", async () => {
    const rotated = await create();
    const { id } = await json<Rotated>("rotate", rotated.id);
    expect((await keys("rotate", rotated.id)).err).toBe(`The API key was rotated before: ${id} is in its place.\n`);
    const revoked = await create();
    await keys("revoke", revoked.id);
    expect((await keys("rotate", revoked.id)).err).toBe("The API key is revoked: create a new one instead.\n");
    const expired = await create("--expires-in", "1");
    await database.sql`update api_keys set expires_at = clock_timestamp() where id = ${decodeId("key", expired.id) ?? ""}`;
    expect((await keys("rotate", expired.id)).err).toBe("The API key is expired: create a new one instead.\n");
  });

  it("makes one key when two rotate at the same time", async () => {
    const old = await create();
    const results = await Promise.all([keys("rotate", old.id), keys("rotate", old.id)]);
    expect(new Set(results.map(({ code }) => code))).toEqual(new Set([0, 1]));
    expect(await auditOf(old.id)).toHaveLength(2);
  });
});

describe("the audit table", () => {
  it("tells who did what to which key", async () => {
    const { id } = await create("--name", "Billing", "--actor", "Ada");
    const rotated = await json<Issued>("rotate", id, "--actor", "Grace");
    await keys("revoke", id);
    const details = { environment: "test", name: "Billing", expires_at: null };
    const replaced = { ...details, expires_at: expect.any(Number), replaced_by: rotated.id };
    expect(await auditOf(id)).toEqual([
      { actor: "Ada", action: "api_key_created", details },
      { actor: "Grace", action: "api_key_rotated", details: replaced },
      { actor: userInfo().username, action: "api_key_revoked", details: replaced },
    ]);
    expect(await auditOf(rotated.id)).toEqual([{ actor: "Grace", action: "api_key_created", details }]);
  });

  it("is listed by a command, the latest first", async () => {
    const { id } = await create("--name", "Listed", "--actor", "Ada");
    await keys("revoke", id, "--actor", "Grace");
    const list = (...args: string[]) => runCommand(["audit", "list", ...args], { DATABASE_URL: database.url });
    const { code, out } = await list("--key", id);
    const [heading = "", ...lines] = out.trimEnd().split("\n");
    expect([code, heading.split(/  +/)]).toEqual([0, ["time", "actor", "action", "organization", "key", "details"]]);
    expect(lines.map((line) => line.split(/  +/))).toEqual(
      [
        ["Grace", "api_key_revoked"],
        ["Ada", "api_key_created"],
      ].map((did) => [
        expect.stringMatching(/Z$/),
        ...did,
        organization,
        id,
        expect.stringContaining('"name":"Listed"'),
      ]),
    );
    const newest = JSON.parse((await list("--organization", organization, "--limit", "1", "--json")).out) as unknown;
    expect(newest).toEqual([
      expect.objectContaining({ action: "api_key_revoked", key: id, actor: "Grace", organization }),
    ]);
    expect(await list("--limit", "0")).toMatchObject({ code: 1, out: "" });
    expect((await list("--key", "t9k_test_x")).err).toBe("The ID must be key_ and 22 characters, as in the list.\n");
  });

  it("is not listed for an organization or a key that does not exist", async () => {
    const unknown = "00000000-0000-7000-8000-000000000000";
    const list = (...args: string[]) => runCommand(["audit", "list", ...args], { DATABASE_URL: database.url });
    expect(await list("--organization", encodeId("org", unknown))).toEqual({
      code: 1,
      out: "",
      err: "There is no organization with this ID.\n",
    });
    expect(await list("--key", encodeId("key", unknown), "--json")).toEqual({
      code: 1,
      out: "",
      err: "There is no API key with this ID.\n",
    });
    const [heading, ...rows] = (
      await list("--organization", encodeId("org", (await createTestOrganization(database.sql)).id))
    ).out
      .trimEnd()
      .split("\n");
    expect([heading, rows]).toEqual([expect.stringMatching(/^time/), []]);
  });

  it("is only ever added to", async () => {
    const { sql } = database;
    const attempts = [
      sql`update audit_entries set actor = 'nobody'`,
      sql`delete from audit_entries`,
      sql`truncate audit_entries`,
    ];
    for (const attempt of attempts) await expect(attempt).rejects.toThrow("Audit entries are only ever added.");
  });

  it("has no entry of what was not done", async () => {
    const [before] = await database.sql`select count(*) from audit_entries`;
    await keys(
      "create",
      "--organization",
      organization,
      "--environment",
      "test",
      "--expires-at",
      "2020-01-31T12:00:00Z",
    );
    expect((await database.sql`select count(*) from audit_entries`)[0]).toEqual(before);
  });
});

it("stores no key, but its digest", async () => {
  const { id, key } = await create();
  const { key: rotated } = await json<Issued>("rotate", id);
  const dump = await dumpTables(database.sql);
  expect(dump).toContain(createHash("sha256").update(rotated).digest("hex"));
  expect(findSecrets({ key, rotated }, { dump })).toEqual([]);
});
