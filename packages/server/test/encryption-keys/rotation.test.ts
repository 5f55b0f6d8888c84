import { unwrap } from "@payment-sessions/webhooks";
import { afterAll, beforeAll, expect, it } from "vitest";
import { taxIdentificationContext } from "../../src/contractors/contractor.ts";
import { createEncryption, type EncryptionKeys } from "../../src/encryption.ts";
import { decodeId } from "../../src/ids.ts";
import { newEncryptionKey, readEncryptionKeys } from "../harness/encryption-keys.ts";
import { createContractor, createEndpoint, createEvent } from "../harness/requests.ts";
import { createTestOrganization, type TestOrganization } from "../harness/test-organization.ts";
import { startServerOn } from "../harness/test-server.ts";
import { startWebhookReceiver, type WebhookReceiver } from "../harness/webhook-receiver.ts";
import { ServerProcess } from "../support/server-process.ts";
import { createTestDatabase, type TestDatabase } from "../support/test-database.ts";

const [one, two] = [newEncryptionKey(1), newEncryptionKey(2)];

let database: TestDatabase;
let organization: TestOrganization;
let receiver: WebhookReceiver;
beforeAll(async () => {
  database = await createTestDatabase();
  [organization, receiver] = await Promise.all([createTestOrganization(database.sql), startWebhookReceiver()]);
});
afterAll(async () => {
  await receiver.close();
  await database.close();
});

/** What the organization knows: nothing of it may ever be lost. */
const secrets: string[] = [];
const taxIdentifications = new Map<string, string>();

type Instance = Awaited<ReturnType<typeof startServerOn>> & { keys: EncryptionKeys };

async function startInstance(...entries: string[]): Promise<Instance> {
  const keys = readEncryptionKeys(...entries);
  const options = { encryption: createEncryption(keys), webhookAllowLoopback: true };
  return { ...(await startServerOn(database.sql, organization.testKey, options)), keys };
}

/** Writes a tax identification and a signing secret through one instance. */
async function write({ client }: Instance): Promise<void> {
  const taxIdentification = `900-70-${String(1000 + taxIdentifications.size)}`;
  const { id } = await createContractor(client, { tax_identification: taxIdentification });
  taxIdentifications.set(id, taxIdentification);
  secrets.push((await createEndpoint(client, { url: receiver.url })).secret);
}

/** Reads everything that was ever written through one instance: it signs with every secret, and decrypts every value. */
async function read({ client, runJobs, keys }: Instance): Promise<void> {
  receiver.received = [];
  await createEvent(client);
  // An attempt that a busy machine is too slow for is followed by another one.
  const arrived = async () => {
    await runJobs();
    return receiver.received.length;
  };
  await expect.poll(arrived, { timeout: 40_000 }).toBeGreaterThanOrEqual(secrets.length);
  const verified = await Promise.all(
    secrets.map((secret) => Promise.any(receiver.received.map(({ body, headers }) => unwrap(body, headers, secret)))),
  );
  expect(verified.map(({ event_type: type }) => type)).toEqual(secrets.map(() => "payment.session.cancelled"));
  const encryption = createEncryption(keys);
  const rows = await database.sql<{ id: string; ciphertext: Buffer }[]>`
    select id, tax_identification_ciphertext as ciphertext from contractors
    where tax_identification_ciphertext is not null
  `;
  const stored = new Map(
    rows.map(({ id, ciphertext }) => [id, encryption.decrypt(ciphertext, taxIdentificationContext(id))]),
  );
  const known = [...taxIdentifications].map(([id, text]): [string, string] => [decodeId("cn", id) ?? "", text]);
  expect(stored).toEqual(new Map(known));
}

async function exerciseBoth(instances: readonly Instance[]): Promise<void> {
  for (const writer of instances) {
    await write(writer);
    for (const reader of instances) await read(reader);
  }
}

async function runCommand(action: string, ...entries: string[]) {
  const env = { DATABASE_URL: database.url, ENCRYPTION_KEY: entries.join(",") };
  const command = new ServerProcess("/nonexistent", env, ["encryption-keys", action]);
  return { code: await command.exited, lines: command.output.trim().split("\n") };
}

it("rotates the key of two instances, one after the other, and never loses a secret", async () => {
  let [first, second] = [await startInstance(one.replace("1:", "")), await startInstance(one)];
  const restart = async (instance: Instance, ...entries: string[]) => {
    await instance.close();
    return startInstance(...entries);
  };
  await exerciseBoth([first, second]);

  // Every instance learns the new key before any uses it.
  first = await restart(first, one, two);
  await exerciseBoth([first, second]);
  second = await restart(second, one, two);

  first = await restart(first, two, one);
  await exerciseBoth([first, second]);
  second = await restart(second, two, one);
  await exerciseBoth([first, second]);

  const { length: count } = secrets;
  expect(await runCommand("status", two, one)).toEqual({
    code: 0,
    lines: [expect.stringMatching(/^key 2 \(encrypts\): \d/), expect.stringMatching(/^key 1: \d/)],
  });
  expect(await runCommand("reencrypt", two, one)).toEqual({
    code: 0,
    lines: [
      expect.stringMatching(/^[1-9]\d* encrypted anew$/),
      `key 2 (encrypts): ${count} in contractors.tax_identification_ciphertext, ${count} in webhook_secrets.ciphertext`,
      "key 1: nothing needs it",
    ],
  });
  await exerciseBoth([first, second]);

  first = await restart(first, two);
  await exerciseBoth([first, second]);
  second = await restart(second, two);
  await exerciseBoth([first, second]);
  expect(await runCommand("status", two)).toMatchObject({ code: 0 });
  await Promise.all([first.close(), second.close()]);
});

it("says which key is missing when one was removed too early", async () => {
  const three = newEncryptionKey(3);
  const { code, lines } = await runCommand("status", three);
  expect(code).toBe(1);
  expect(lines).toEqual([
    "key 3 (encrypts): nothing needs it",
    expect.stringMatching(/^key 2 \(not in ENCRYPTION_KEY\): \d/),
  ]);
  const attempt = await runCommand("reencrypt", three);
  expect(attempt.code).toBe(1);
  expect(attempt.lines[0]).toMatch(
    /^contractors\.tax_identification_ciphertext of [0-9a-f-]{36}: The key .* is not configured\.$/,
  );
});

it("makes keys whose ids come after those that there are", async () => {
  const [entry = ""] = (await runCommand("create", two, one)).lines;
  expect(entry).toMatch(/^3:[A-Za-z0-9+/]{43}=$/);
  expect(readEncryptionKeys(entry, two, one).currentId).toBe(3);
  expect((await runCommand("create")).lines).toEqual([expect.stringMatching(/^1:/)]);
});

it("asks for the settings that it needs", async () => {
  const command = new ServerProcess("/nonexistent", {}, ["encryption-keys", "reencrypt"]);
  expect(await command.exited).toBe(1);
  expect(command.output.split("\n").map((line) => line.split(" ")[0])).toEqual(["DATABASE_URL", "ENCRYPTION_KEY", ""]);
});

it("makes a key whatever else is set, and the next id of those that there are", async () => {
  const create = async (env: Record<string, string>) => {
    const command = new ServerProcess("/nonexistent", env, ["encryption-keys", "create"]);
    return [await command.exited, command.output];
  };
  const others = { PORT: "abc", DATABASE_URL: "mysql://a/b", LOG_LEVEL: "loud" };
  expect(await create({ ...others, ENCRYPTION_KEY: one })).toEqual([0, expect.stringMatching(/^2:\S{44}\n$/)]);
  expect(await create({ ENCRYPTION_KEY: "c2VjcmV0" })).toEqual([1, expect.stringContaining("must be 32 bytes")]);
});
