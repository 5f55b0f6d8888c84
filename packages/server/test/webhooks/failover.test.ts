import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import { type Deliveries, startDeliveries } from "../harness/deliveries.ts";
import { type Faults, prepareFaults } from "../harness/faults.ts";
import { startWebhookReceiver, type WebhookReceiver } from "../harness/webhook-receiver.ts";

let deliveries: Deliveries;
let receiver: WebhookReceiver;
let faults: Faults;
beforeAll(async () => {
  [deliveries, receiver] = await Promise.all([startDeliveries(), startWebhookReceiver()]);
  faults = await prepareFaults(deliveries.database.sql);
  await deliveries.insertEndpoint(receiver.url);
});
afterEach(async () => {
  await faults.clear();
  await deliveries.stopWorkers();
});
afterAll(async () => {
  await deliveries.close();
  await receiver.close();
});

it.each(["40001", "40P01", "25006", "53200"])(
  "records a delivery in the end, and no attempt twice, through %s",
  async (code) => {
    const ids = await deliveries.makeEvents(5);
    // Of the writes that lease and record.
    await faults.failWith(code, 4, "deliveries");
    deliveries.startWorker({ leaseSeconds: 1 });
    const states = async () => (await deliveries.readDeliveries()).slice(-ids.length);
    await expect.poll(async () => (await states()).map(({ status }) => status)).toEqual(ids.map(() => "succeeded"));
    expect((await states()).map(({ attempts }) => attempts.length)).toEqual(ids.map(() => 1));
    const arrived = new Set(receiver.received.map(({ headers }) => headers["webhook-id"]));
    expect(ids.filter((id) => !arrived.has(id))).toEqual([]);
  },
);
