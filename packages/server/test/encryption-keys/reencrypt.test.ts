import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Sql } from "../../src/database/pool.ts";
import { createEncryption } from "../../src/encryption.ts";
import { type CiphertextColumn, ciphertextColumns } from "../../src/encryption-keys/ciphertext-columns.ts";
import { getKeyUsage } from "../../src/encryption-keys/key-usage.ts";
import { reencrypt } from "../../src/encryption-keys/reencrypt.ts";
import { replaceValues } from "../../src/encryption-keys/repository.ts";
import { newEncryptionKey, readEncryptionKeys } from "../harness/encryption-keys.ts";
import { createTestOrganization, insertTestContractor, insertTestSession } from "../harness/test-organization.ts";
import { waitingForLocks } from "../harness/waiting-for-locks.ts";
import { createTestDatabase, type TestDatabase } from "../support/test-database.ts";

const [one, two, three] = [newEncryptionKey(1), newEncryptionKey(2), newEncryptionKey(3)];
const old = createEncryption(readEncryptionKeys(one));
const rotated = readEncryptionKeys(two, one);
const onlyNew = createEncryption(readEncryptionKeys(two));

let database: TestDatabase;
let sql: Sql;
beforeAll(async () => {
  database = await createTestDatabase({ maxConnections: 8 });
  ({ sql } = database);
});
afterAll(() => database.close());
beforeEach(async () => {
  await sql`truncate contractors, payment_attempts, webhook_endpoints cascade`;
});

/** So many rows of each table that has a ciphertext, by `plaintextOf`. */
async function fill(count: number): Promise<void> {
  const { test: tenant } = await createTestOrganization(sql);
  for (let index = 0; index < count; index += 1) {
    const contractor = await insertTestContractor(sql, tenant);
    await setValue("contractors", contractor);
    const session = await insertTestSession(sql, tenant, contractor);
    await sql`
      insert into payment_attempts (session_id, number, idempotency_key, card_token_ciphertext, claimed_until, next_check_at)
      values (${session}, 1, ${session}, ${encrypt("payment_attempts", session)}, now(), now())
    `;
    const [endpoint] = await sql<{ id: string }[]>`
      insert into webhook_endpoints (organization_id, environment, url, enabled_events)
      values (${tenant.organizationId}, 'test', 'https://a.example', '{x}') returning id
    `;
    const [id] = await sql<{ id: string }[]>`select new_id() as id`;
    await sql`
      insert into webhook_secrets (id, endpoint_id, ciphertext)
      values (${id?.id ?? ""}, ${endpoint?.id ?? ""}, ${encrypt("webhook_secrets", id?.id ?? "")})
    `;
  }
}

const columnOf = (table: string) => ciphertextColumns.find((each) => each.table === table) as CiphertextColumn;
const plaintextOf = (id: string) => `secret of ${id}`;
const encrypt = (table: string, id: string, by = old) => by.encrypt(plaintextOf(id), columnOf(table).context(id));

async function setValue(table: string, id: string, by = old): Promise<void> {
  const { column, idColumn } = columnOf(table);
  await sql`update ${sql(table)} set ${sql(column)} = ${encrypt(table, id, by)} where ${sql(idColumn)} = ${id}`;
}

const readValues = ({ table, column, idColumn }: CiphertextColumn) =>
  sql<{ id: string; ciphertext: Buffer }[]>`
    select ${sql(idColumn)} as id, ${sql(column)} as ciphertext from ${sql(table)} where ${sql(column)} is not null
  `;

/** That every value is there, whole, and needs nothing but the new key. */
async function expectAllAnew(countOfEach: number): Promise<void> {
  for (const column of ciphertextColumns) {
    const rows = await readValues(column);
    expect(rows).toHaveLength(countOfEach);
    const plaintexts = rows.map(({ id, ciphertext }) => onlyNew.decrypt(ciphertext, column.context(id)));
    expect(plaintexts).toEqual(rows.map(({ id }) => plaintextOf(id)));
  }
}

it("covers every column of the schema that holds a ciphertext", async () => {
  const columns = await sql<{ name: string }[]>`
    select table_name || '.' || column_name as name from information_schema.columns
    where table_schema = 'public' and column_name like '%ciphertext%'
  `;
  const covered = ciphertextColumns.map(({ table, column }) => `${table}.${column}`);
  const underOtherKeys = ["idempotency_keys.answer_ciphertext"];
  expect(columns.map(({ name }) => name).toSorted()).toEqual([...covered, ...underOtherKeys].toSorted());
});

describe("reencrypt", () => {
  it.each([1, 3, 100])("encrypts every value with the current key, in batches of %i", async (batchSize) => {
    await fill(6);
    expect(await reencrypt(sql, rotated, { batchSize })).toEqual({ reencrypted: 18, unreadable: [] });
    await expectAllAnew(6);
  });

  it("passes over what is done, so that it may be begun again", async () => {
    await fill(3);
    await reencrypt(sql, rotated);
    const before = await Promise.all(ciphertextColumns.map(readValues));
    expect(await reencrypt(sql, rotated)).toEqual({ reencrypted: 0, unreadable: [] });
    expect(await Promise.all(ciphertextColumns.map(readValues))).toEqual(before);
  });

  it("goes on where a run was stopped", async () => {
    await fill(4);
    const stopped = new Error("stopped");
    let calls = 0;
    const stopping = new Proxy(sql, {
      apply: (target, self, parts: unknown[]) => {
        const isUpdate = Array.isArray(parts[0]) && parts[0].join("").includes("update");
        if (isUpdate && (calls += 1) === 3) throw stopped;
        return Reflect.apply(target, self, parts) as unknown;
      },
    });
    await expect(reencrypt(stopping, rotated, { batchSize: 1 })).rejects.toBe(stopped);
    expect(await reencrypt(sql, rotated, { batchSize: 1 })).toEqual({ reencrypted: 10, unreadable: [] });
    await expectAllAnew(4);
  });

  it("has every value done once by three that run at the same time", async () => {
    await fill(20);
    const runs = await Promise.all([1, 2, 3].map(() => reencrypt(sql, rotated, { batchSize: 7 })));
    expect(runs.map(({ reencrypted }) => reencrypted).reduce((sum, each) => sum + each)).toBe(60);
    await expectAllAnew(20);
  });

  it("leaves alone what no configured key decrypts, and says where it is", async () => {
    await fill(1);
    const [row] = await readValues(columnOf("contractors"));
    const id = row?.id ?? "";
    await setValue("contractors", id, createEncryption(readEncryptionKeys(three)));
    const before = await readValues(columnOf("contractors"));
    expect(await reencrypt(sql, rotated)).toEqual({
      reencrypted: 2,
      unreadable: [
        `contractors.tax_identification_ciphertext of ${id}: The key that encrypted this value is not configured.`,
      ],
    });
    expect(await readValues(columnOf("contractors"))).toEqual(before);
  });
});

describe("replaceValues", () => {
  it("keeps what somebody else wrote between the reading and the writing", async () => {
    await fill(2);
    const column = columnOf("contractors");
    const [changed, other] = await readValues(column);
    const replacements = [changed, other].map((row) => ({
      id: row?.id ?? "",
      former: row?.ciphertext ?? Buffer.alloc(0),
      ciphertext: Buffer.from("new"),
    }));
    await sql`update contractors set tax_identification_ciphertext = '\\x01' where id = ${changed?.id ?? ""}`;
    expect(await replaceValues(sql, column, replacements)).toBe(1);
    const values = new Map((await readValues(column)).map(({ id, ciphertext }) => [id, ciphertext.toString("hex")]));
    expect(values.get(changed?.id ?? "")).toBe("01");
    expect(values.get(other?.id ?? "")).toBe(Buffer.from("new").toString("hex"));
  });

  it("waits for whoever is writing, and then keeps what that one wrote", async () => {
    await fill(1);
    const column = columnOf("webhook_secrets");
    const [row] = await readValues(column);
    const { id, ciphertext: former } = row ?? { id: "", ciphertext: Buffer.alloc(0) };
    let replacing: Promise<number> | undefined;
    await sql.begin(async (rival) => {
      await rival`update webhook_secrets set ciphertext = '\\x02'`;
      replacing = replaceValues(sql, column, [{ id, former, ciphertext: Buffer.from("new") }]);
      await waitingForLocks(sql);
    });
    expect(await replacing).toBe(0);
    expect((await readValues(column))[0]?.ciphertext.toString("hex")).toBe("02");
  });
});

describe("getKeyUsage", () => {
  it("counts what needs each key, configured or not", async () => {
    await fill(2);
    const [first] = await readValues(columnOf("contractors"));
    await setValue("contractors", first?.id ?? "", onlyNew);
    const all = { "payment_attempts.card_token_ciphertext": 2, "webhook_secrets.ciphertext": 2 };
    const former = { "contractors.tax_identification_ciphertext": 1, ...all };
    const current = { "contractors.tax_identification_ciphertext": 1 };
    expect(await getKeyUsage(sql, rotated)).toEqual([
      { id: 2, role: "current", values: current },
      { id: 1, role: "former", values: former },
    ]);
    expect(await getKeyUsage(sql, readEncryptionKeys(three, two))).toEqual([
      { id: 3, role: "current", values: {} },
      { id: 2, role: "former", values: current },
      { id: 1, role: "missing", values: former },
    ]);
  });
});
