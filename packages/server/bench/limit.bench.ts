import { randomBytes } from "node:crypto";
import { pino } from "pino";
import { createApiKey, parseApiKey } from "../src/api-keys/api-key.ts";
import { findApiKeys } from "../src/api-keys/repository.ts";
import { createHttpServer } from "../src/http/http-server.ts";
import type { Handlers } from "../src/http/carry-out.ts";
import { encodeId } from "../src/ids.ts";
import { paymentSessionRoutes } from "../src/payment-sessions/routes.ts";
import { createPaymentSessionService } from "../src/payment-sessions/service.ts";
import { createRateLimiter } from "../src/rate-limits/rate-limiter.ts";
import { generousLimits, passing } from "../test/harness/generous-limits.ts";
import { startOutbox } from "./start-outbox.ts";
import { describeSpread, judge, median } from "./statistics.ts";

/** What counting a request costs: with and without, beside a look-up of the key and beside a key that is known already. */
const rounds = 9;
const outbox = await startOutbox();
const { sql, encryption } = outbox;
const organization = await outbox.insertOrganization();
const key = createApiKey("test");
const digest = parseApiKey(key)?.digest ?? randomBytes(32);
await sql`
  insert into api_keys (organization_id, environment, digest) values (${organization.organizationId}, 'test', ${digest})
`;
const lookUp = async (asked: Buffer) => (await findApiKeys(sql, [asked]))[0]?.apiKey;
const known = await lookUp(digest);
const limiter = createRateLimiter({ sql, pseudonym: (text) => encryption.pseudonym(text) }, generousLimits.apiKey);
const service = createPaymentSessionService({
  sql,
  hostedPageUrl: "https://pay.example.com",
  sessionLifetimeSeconds: 1800,
});
const handlers = paymentSessionRoutes({ service, apiUrl: () => "" }) as unknown as Handlers;

const variants = {
  "key looked up": { looksUp: true, counts: false },
  "key looked up, counted": { looksUp: true, counts: true },
  "key known, counted": { looksUp: false, counts: true },
};

async function start({ looksUp, counts }: { looksUp: boolean; counts: boolean }): Promise<string> {
  const app = createHttpServer({
    handlers,
    findApiKey: looksUp ? lookUp : async () => known,
    idempotency: { answerOnce: () => Promise.reject(new Error("No request here has an idempotency key.")) },
    limiter: counts ? limiter : passing,
    logger: pino({ level: "silent" }),
  });
  servers.push(app);
  return app.listen({ host: "127.0.0.1", port: 0 });
}

const servers: ReturnType<typeof createHttpServer>[] = [];
const headers = { authorization: `Bearer ${key}` };

async function timed(url: string, method: string): Promise<number> {
  const startedMs = performance.now();
  const response = await fetch(url, { method, headers });
  await response.text();
  if (response.status !== 200) throw new Error(`The API answered ${response.status}.`);
  return performance.now() - startedMs;
}

/** Milliseconds of one request to each server, by turns: what the machine does otherwise falls on all alike. */
async function byTurns(
  urls: readonly string[],
  path: string,
  method: string,
  ids: readonly string[],
): Promise<number[][]> {
  const times: number[][] = [];
  for (let index = 0; index < ids.length; index += urls.length) {
    const turn: number[] = [];
    for (const [offset, url] of urls.entries()) {
      const id = encodeId("hps", ids[index + offset] ?? "");
      turn.push(await timed(`${url}/api/v1/payment/sessions/${id}${path}`, method));
    }
    times.push(turn);
  }
  return times;
}

const names = Object.keys(variants);
const urls = await Promise.all(Object.values(variants).map(start));
const medians: Record<"get" | "cancel", number[][]> = { get: [], cancel: [] };
for (let round = 0; round <= rounds; round += 1) {
  const ids = await outbox.insertSessions(organization, urls.length * 200);
  for (const [kind, path, method] of [
    ["get", "", "GET"],
    ["cancel", "/cancel", "POST"],
  ] as const) {
    const times = await byTurns(urls, path, method, ids);
    // The first round only warms up.
    if (round > 0)
      medians[kind].push(names.map((_, column) => median(times.map((turn) => turn[column] ?? Number.NaN))));
  }
}
for (const kind of ["get", "cancel"] as const) {
  const [before = "", ...others] = names;
  console.log(
    `${kind}, ${before}: ${describeSpread(
      medians[kind].map(([time]) => time ?? 0),
      3,
    )} ms`,
  );
  for (const [index, name] of others.entries()) {
    const ratios = medians[kind].map((times) => (times[index + 1] ?? 0) / (times[0] ?? 0));
    console.log(`${kind}, ${name}: ${describeSpread(ratios, 3)} times as long`);
    if (index === 1)
      judge(
        `${kind} takes less than 1.5 times as long counted, by a key that is known, as with a look-up`,
        median(ratios) < 1.5,
      );
  }
}

await Promise.all(servers.map((server) => server.close()));
await outbox.close();
