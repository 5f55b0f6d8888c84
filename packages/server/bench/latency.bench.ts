import { setTimeout as delay } from "node:timers/promises";
import { encodeId } from "../src/ids.ts";
import { transitionAnyPaymentSession } from "../src/payment-sessions/transition-repository.ts";
import { startOutbox } from "./start-outbox.ts";
import { startReceiver } from "./start-receiver.ts";
import { judge, median, quantile } from "./statistics.ts";

/** From a transition's commit to its webhook's arrival: alone, and for 1,000 events beside an endpoint that never answers. */
const receiver = await startReceiver();
const outbox = await startOutbox();
const { sql } = outbox;
const worker = outbox.startWorker();
const quick = await outbox.insertOrganization();
await outbox.insertEndpoint(quick.organizationId, `${receiver.url}/webhooks`);

/** Answers when the transition was committed, by the event's public id. */
async function cancel(sessions: readonly string[], pauseMs: number): Promise<Map<string, number>> {
  const committed = new Map<string, number>();
  for (const session of sessions) {
    await transitionAnyPaymentSession(sql, session, "cancel");
    const atMs = performance.timeOrigin + performance.now();
    const [event] = await sql<{ id: string }[]>`select id from events where session_id = ${session}`;
    committed.set(encodeId("ev", event?.id ?? ""), atMs);
    await delay(pauseMs);
  }
  return committed;
}

async function latenciesOf(committed: Map<string, number>): Promise<number[]> {
  for (let waits = 0; waits < 600; waits += 1) {
    const arrivals = await receiver.arrivals();
    const latencies = [...committed].map(([id, atMs]) => (arrivals.get(id) ?? Number.NaN) - atMs);
    if (!latencies.some(Number.isNaN)) return latencies;
    await delay(100);
  }
  throw new Error("Not every webhook arrived.");
}

function report(name: string, latencies: readonly number[]): void {
  const [least, most] = [quantile(latencies, 0.05), quantile(latencies, 0.95)].map((value) => value.toFixed(1));
  console.log(`${name}: median ${median(latencies).toFixed(1)} ms, 5th to 95th percentile ${least}–${most} ms`);
}

await latenciesOf(await cancel(await outbox.insertSessions(quick, 50), 5));
const alone = await latenciesOf(await cancel(await outbox.insertSessions(quick, 300), 10));
report("one at a time", alone);
judge("a lone transition's webhook is requested within 50 ms of the commit, in the median", median(alone) < 50);

// Of the same organization, so that nothing but the lanes keeps them apart.
await outbox.insertEndpoint(quick.organizationId, `${receiver.url}/silent`);
const beside = await latenciesOf(await cancel(await outbox.insertSessions(quick, 1_000), 0));
report("1,000 beside an endpoint that never answers", beside);
judge("an endpoint that never answers leaves another one's median under 200 ms", median(beside) < 200);

await worker.stop();
await outbox.close();
await receiver.close();
