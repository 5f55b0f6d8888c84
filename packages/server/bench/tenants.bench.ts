import { randomBytes, randomUUID } from "node:crypto";
import { pino } from "pino";
import { request } from "undici";
import { createServer } from "../src/create-server.ts";
import { encodeId, type IdPrefix } from "../src/ids.ts";
import { generousLimits } from "../test/harness/generous-limits.ts";
import { createTestOrganization, insertTestContractor, insertTestSession } from "../test/harness/test-organization.ts";
import { startOutbox } from "./start-outbox.ts";
import { describeSpread, judge, median } from "./statistics.ts";

/** Whether the time of an answer tells another tenant's id from one that does not exist. */
const rounds = 15;
const requestsARound = 200;

const outbox = await startOutbox();
const { sql, encryption } = outbox;
const config = { hostedPageUrl: "https://pay.example.com", sessionLifetimeSeconds: 1800, webhookAllowLoopback: false };
const server = createServer({
  config: { ...config, rateLimits: generousLimits },
  sql,
  encryption,
  logger: pino({ level: "silent" }),
});
const url = await server.listen({ host: "127.0.0.1", port: 0 });
const asker = await createTestOrganization(sql);
const owner = await createTestOrganization(sql);

/** Many, so that an id is not one of a handful that everything has in its caches. */
async function insertOwned(): Promise<{ hps: string; cn: string; whe: string }[]> {
  const all = [];
  for (let count = 0; count < 100; count++) {
    const contractor = await insertTestContractor(sql, owner.test);
    const session = await insertTestSession(sql, owner.test, contractor);
    const endpoint = await outbox.insertEndpoint(owner.id, `https://${randomBytes(6).toString("hex")}.example.com/`);
    all.push({ hps: session, cn: contractor, whe: endpoint });
  }
  return all;
}

const owned = await insertOwned();
await sql`analyze`;

const operations = [
  { name: "getPaymentSession", method: "GET", prefix: "hps", path: (id: string) => `/payment/sessions/${id}` },
  {
    name: "cancelPaymentSession",
    method: "POST",
    prefix: "hps",
    path: (id: string) => `/payment/sessions/${id}/cancel`,
  },
  { name: "deleteContractor", method: "DELETE", prefix: "cn", path: (id: string) => `/contractors/${id}` },
  { name: "getWebhookEndpoint", method: "GET", prefix: "whe", path: (id: string) => `/webhook_endpoints/${id}` },
] as const;

async function timeMs(method: "GET" | "POST" | "DELETE", path: string): Promise<number> {
  const begin = performance.now();
  const answer = await request(`${url}/api/v1${path}`, {
    method,
    headers: { authorization: `Bearer ${asker.testKey}` },
  });
  await answer.body.dump();
  const elapsed = performance.now() - begin;
  if (answer.statusCode !== 404) throw new Error(`Answered with ${answer.statusCode}.`);
  return elapsed;
}

const unknown = (prefix: IdPrefix) => encodeId(prefix, randomUUID());

for (const { name, method, prefix, path } of operations) {
  const ratios: number[] = [];
  const control: number[] = [];
  for (let round = -1; round < rounds; round++) {
    const times = { theirs: [] as number[], unknown: [] as number[], unknownToo: [] as number[] };
    for (let count = 0; count < requestsARound; count++) {
      const theirs = encodeId(prefix, owned[count % owned.length]?.[prefix] ?? "");
      const asked = Object.entries({ theirs, unknown: unknown(prefix), unknownToo: unknown(prefix) });
      // In turns, so that none of them is always the first.
      for (let turn = 0; turn < asked.length; turn++) {
        const [kind, id] = asked[(turn + count) % asked.length] ?? ["theirs", ""];
        times[kind as keyof typeof times].push(await timeMs(method, path(id)));
      }
    }
    // The first round warms everything up.
    if (round < 0) continue;
    ratios.push(median(times.theirs) / median(times.unknown));
    control.push(median(times.unknownToo) / median(times.unknown));
  }
  console.log(
    `${name}: another tenant's to unknown ${describeSpread(ratios, 3)}, unknown to unknown ${describeSpread(control, 3)}`,
  );
  const isNoise = median(ratios) >= Math.min(...control) && median(ratios) <= Math.max(...control);
  judge(
    `${name} takes as long for another tenant's id as for an unknown one, within what unknown ones differ`,
    isNoise,
  );
}
await server.close();
await outbox.close();
