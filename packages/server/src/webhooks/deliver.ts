import type { Logger } from "pino";
import { GroupedWrites } from "../database/grouped-writes.ts";
import type { Sql } from "../database/pool.ts";
import type { Encryption } from "../encryption.ts";
import { encodeId } from "../ids.ts";
import type { Job } from "../jobs/job.ts";
import { WakeUp } from "../jobs/wake-up.ts";
import { type AttemptRecord, recordAttempt } from "./attempt-record.ts";
import {
  leaseDeliveries,
  listDueLanes,
  recordAttempts,
  releaseDeliveries,
  renewLeases,
} from "./delivery-repository.ts";
import { Lanes } from "./lanes.ts";
import type { LeasedDelivery } from "./leased-delivery.ts";
import { listenForDeliveries } from "./outbox-repository.ts";
import type { WebhookSender } from "./send-webhook.ts";
import { signDelivery } from "./sign-delivery.ts";

export interface DeliverSettings {
  sql: Sql;
  encryption: Encryption;
  sender: WebhookSender;
  logger: Logger;
  /** How many requests may be in flight. */
  capacity?: number;
  /**
   * What a worker that is killed holds is sent by another one after this time, which is shorter than the shortest wait
   * between two attempts. A worker that is alive renews its leases.
   */
  leaseSeconds?: number;
  /** How often to look for what falls due by the clock. */
  intervalMs?: number;
  /** How long requests in flight may take once the process is to end. */
  graceMs?: number;
}

/** Sends what is due: choose, sign, send, record. */
export class DeliverJob implements Job {
  readonly name = "deliver webhooks";
  readonly intervalMs: number;
  readonly wakeUp = new WakeUp();
  readonly #settings: DeliverSettings;
  readonly #leaseSeconds: number;
  readonly #lanes: Lanes;
  readonly #records: GroupedWrites<AttemptRecord>;
  readonly #sending = new Map<LeasedDelivery, Promise<void>>();
  readonly #ending = new AbortController();
  #renewing: NodeJS.Timeout | undefined;
  #unlisten: (() => Promise<void>) | undefined;

  constructor(settings: DeliverSettings) {
    const { sql, capacity = 500, leaseSeconds = 4, intervalMs = 1_000 } = settings;
    this.#settings = settings;
    this.intervalMs = intervalMs;
    this.#leaseSeconds = leaseSeconds;
    this.#lanes = new Lanes(capacity);
    this.#records = new GroupedWrites((records) => recordAttempts(sql, records));
  }

  async run(): Promise<number> {
    const { sql } = this.#settings;
    try {
      this.#renewing ??= setInterval(() => void this.#renew(), (this.#leaseSeconds * 1_000) / 3);
      this.#unlisten ??= await listenForDeliveries(sql, () => this.wakeUp.call());
      const shares = this.#lanes.shareOut(await listDueLanes(sql));
      if (shares.size === 0) return 0;
      const leased = await leaseDeliveries(sql, shares, this.#leaseSeconds);
      for (const delivery of leased) this.#sending.set(delivery, this.#deliver(delivery));
      return leased.length;
    } catch (error) {
      // Whether the connection that listens still does is not known.
      await this.#stopListening();
      throw error;
    }
  }

  /** Lets requests in flight finish for a while; what does not is given back. */
  async end(): Promise<void> {
    const { graceMs = 5_000 } = this.#settings;
    const timer = setTimeout(() => this.#ending.abort(), graceMs);
    await Promise.all(this.#sending.values());
    clearTimeout(timer);
    clearInterval(this.#renewing);
    await this.#stopListening();
    await this.#settings.sender.close();
  }

  async #deliver(delivery: LeasedDelivery): Promise<void> {
    this.#lanes.begin(delivery);
    let pace: Parameters<Lanes["end"]>[1] = "unanswered";
    try {
      pace = await this.#send(delivery);
    } catch (error) {
      this.#settings.logger.error({ err: error, delivery: encodeId("dlv", delivery.id) }, "delivery failed");
      // Our own failure is not the endpoint's; if the lease cannot be given back either, it ends by itself.
      await releaseDeliveries(this.#settings.sql, [delivery], 60).catch(() => {});
    }
    this.#sending.delete(delivery);
    this.#lanes.end(delivery, pace);
    this.wakeUp.call();
  }

  async #send(delivery: LeasedDelivery): Promise<"quick" | "slow" | "unanswered"> {
    const { sql, encryption, sender } = this.#settings;
    const { url, event } = delivery;
    const { headers, body } = await signDelivery(delivery, encryption);
    const { signal } = this.#ending;
    const result = await sender.send({ url, environment: event.session.environment, headers, body, signal });
    if (signal.aborted) await releaseDeliveries(sql, [delivery]);
    else await this.#records.add(recordAttempt(delivery, result));
    if (result.statusCode === null) return "unanswered";
    return result.durationMs < 1_000 ? "quick" : "slow";
  }

  async #renew(): Promise<void> {
    if (this.#sending.size === 0) return;
    try {
      await renewLeases(this.#settings.sql, [...this.#sending.keys()], this.#leaseSeconds);
    } catch (error) {
      this.#settings.logger.warn({ err: error }, "leases not renewed");
    }
  }

  async #stopListening(): Promise<void> {
    const unlisten = this.#unlisten;
    this.#unlisten = undefined;
    await unlisten?.().catch(() => {});
  }
}
