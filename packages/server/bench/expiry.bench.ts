import { randomBytes } from "node:crypto";
import { setTimeout as delay } from "node:timers/promises";
import { pino } from "pino";
import { createApiKey, parseApiKey } from "../src/api-keys/api-key.ts";
import { createServer } from "../src/create-server.ts";
import { encodeId } from "../src/ids.ts";
import { createScheduler } from "../src/jobs/scheduler.ts";
import { expireSessionsJob } from "../src/payment-sessions/expire.ts";
import { generousLimits } from "../test/harness/generous-limits.ts";
import { startOutbox } from "./start-outbox.ts";
import { describeSpread, judge, median, quantile } from "./statistics.ts";

/**
 * 10,000 sessions fall due at once while somebody uses the API: how long until all are expired, and what the API's 95th
 * percentile is meanwhile, against what it is at rest.
 */
const rounds = 5;
const sessionCount = 10_000;

const outbox = await startOutbox();
const { sql, encryption } = outbox;
const organization = await outbox.insertOrganization();
const key = createApiKey("test");
await sql`
  insert into api_keys (organization_id, environment, digest)
  values (${organization.organizationId}, 'test', ${parseApiKey(key)?.digest ?? randomBytes(32)})
`;
const logger = pino({ level: "silent" });
const config = {
  hostedPageUrl: "https://pay.example.com",
  sessionLifetimeSeconds: 1800,
  webhookAllowLoopback: true,
  rateLimits: generousLimits,
};
const server = createServer({ config, sql, encryption, logger });
const url = await server.listen({ host: "127.0.0.1", port: 0 });

/** Milliseconds of one cancel, and of one look at the session. */
async function use(): Promise<number[]> {
  const [id = ""] = await outbox.insertSessions(organization, 1);
  const path = `${url}/api/v1/payment/sessions/${encodeId("hps", id)}`;
  const headers = { authorization: `Bearer ${key}` };
  const times: number[] = [];
  for (const request of [() => fetch(`${path}/cancel`, { method: "POST", headers }), () => fetch(path, { headers })]) {
    const startedMs = performance.now();
    const response = await request();
    await response.text();
    if (response.status !== 200) throw new Error(`The API answered ${response.status}.`);
    times.push(performance.now() - startedMs);
  }
  return times;
}

async function countPending(): Promise<number> {
  const [row] = await sql`
    select count(*)::integer as count from payment_sessions where status = 'pending' and expires_at <= clock_timestamp()
  `;
  return row?.["count"] as number;
}

const idle: number[] = [];
const busy: number[] = [];
const seconds: number[] = [];
for (let round = 0; round <= rounds; round += 1) {
  const idleTimes: number[] = [];
  for (let count = 0; count < 150; count += 1) idleTimes.push(...(await use()));
  const ids = await outbox.insertSessions(organization, sessionCount);
  await sql`update payment_sessions set expires_at = clock_timestamp() where id = any(${ids})`;
  const scheduler = createScheduler([expireSessionsJob({ sql })], logger);
  const startedMs = performance.now();
  scheduler.start();
  const busyTimes: number[] = [];
  const over = new AbortController();
  const watch = async () => {
    while ((await countPending()) > 0) await delay(20);
    over.abort();
  };
  const watching = watch();
  while (!over.signal.aborted) busyTimes.push(...(await use()));
  await watching;
  const elapsed = (performance.now() - startedMs) / 1_000;
  await scheduler.stop();
  if (round === 0) continue;
  seconds.push(elapsed);
  idle.push(quantile(idleTimes, 0.95));
  busy.push(quantile(busyTimes, 0.95));
}
const ratios = busy.map((value, index) => value / (idle[index] ?? Number.NaN));
console.log(`all expired after     ${describeSpread(seconds, 2)} s`);
console.log(`95th percentile, idle ${describeSpread(idle, 1)} ms`);
console.log(`95th percentile, busy ${describeSpread(busy, 1)} ms`);
console.log(`ratio                 ${describeSpread(ratios, 2)}`);
judge("10,000 sessions that fall due at once are expired within 5 s", median(seconds) < 5);
judge("the 95th percentile of the API stays under twice its idle value", median(ratios) < 2);
await server.close();
await outbox.close();
