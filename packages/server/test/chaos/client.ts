import { randomInt, randomUUID } from "node:crypto";
import { setTimeout as delay } from "node:timers/promises";
import { ApiClient } from "../harness/api-client.ts";
import { withKey } from "../harness/idempotency.ts";
import { returnUrl, type WireSession } from "../harness/requests.ts";
import type { Instance } from "./fleet.ts";

export interface Failure {
  instance: Instance;
  reason: string;
}

/** What a client wants, until it has its answer: a session, which it then cancels. */
interface Order {
  createKey: string;
  cancelKey: string;
  session?: WireSession | undefined;
  cancelled?: WireSession | undefined;
}

/** An integrator that sends everything again, under the same key, until it knows what came of it. */
export class ChaosClient {
  readonly orders: Order[] = [];
  readonly failures: Failure[] = [];
  requests = 0;
  readonly #instances: () => readonly Instance[];
  readonly #apiKey: string;
  readonly #contractor: string;

  constructor(instances: () => readonly Instance[], apiKey: string, contractor: string) {
    this.#instances = instances;
    this.#apiKey = apiKey;
    this.#contractor = contractor;
  }

  async placeOrders(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      const order: Order = { createKey: randomUUID(), cancelKey: randomUUID() };
      this.orders.push(order);
      await this.#carryOut(order);
    }
  }

  /** What was cut off is sent again, until there is nothing left. */
  async finishOrders(): Promise<void> {
    for (const order of this.orders) while (order.cancelled === undefined) await this.#carryOut(order);
  }

  /** Stops where a key is still in use by whoever was killed with it. */
  async #carryOut(order: Order): Promise<void> {
    const body = { contractor: this.#contractor, return_url: returnUrl };
    order.session ??= await this.#send("/api/v1/payment/sessions", order.createKey, body);
    if (order.session === undefined) return;
    order.cancelled ??= await this.#send(`/api/v1/payment/sessions/${order.session.id}/cancel`, order.cancelKey);
  }

  async #send(path: string, key: string, body?: unknown): Promise<WireSession | undefined> {
    for (;;) {
      const instances = this.#instances();
      const instance = instances[randomInt(instances.length)];
      if (instance === undefined) throw new Error("There is no process to ask.");
      this.requests += 1;
      try {
        const answer = await new ApiClient(instance.url, this.#apiKey).post<WireSession>(path, body, withKey(key));
        if (answer.status < 300) return answer.body;
        if (answer.status === 409) return undefined;
        this.failures.push({ instance, reason: `status ${answer.status}` });
      } catch (error) {
        this.failures.push({ instance, reason: error instanceof TypeError ? "connection" : String(error) });
      }
      await delay(20);
    }
  }
}
