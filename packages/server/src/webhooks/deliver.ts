import type { Logger } from "pino";
import type { Clock } from "../clock.ts";
import { GroupedStatements } from "../database/grouped-statements.ts";
import type { Listener } from "../database/listen.ts";
import type { Sql } from "../database/pool.ts";
import type { Encryption } from "../encryption.ts";
import { encodeId } from "../ids.ts";
import type { Job } from "../jobs/job.ts";
import { deliveries, deliveryDuration } from "../metrics/work-metrics.ts";
import { WakeUp } from "../jobs/wake-up.ts";
import { trace } from "../tracing/tracing.ts";
import { type AttemptRecord, recordAttempt } from "./attempt-record.ts";
import { leaseDeliveries, listDueLanes, recordAttempts, releaseDelivery, renewLeases } from "./delivery-repository.ts";
import { Lanes, type Pace } from "./lanes.ts";
import type { LeasedDelivery } from "./leased-delivery.ts";
import { listenForDeliveries } from "./outbox-repository.ts";
import type { AttemptResult, WebhookSender } from "./send-webhook.ts";
import { signDelivery } from "./sign-delivery.ts";

export interface DeliverSettings {
  sql: Sql;
  encryption: Encryption;
  sender: WebhookSender;
  clock: Clock;
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
  readonly #records: GroupedStatements<AttemptRecord>;
  /** From the lease until the result is written. */
  readonly #held = new Map<LeasedDelivery, Promise<void>>();
  readonly #mostHeld: number;
  readonly #ending = new AbortController();
  #renewing: NodeJS.Timeout | undefined;
  #listening: Listener | undefined;

  constructor(settings: DeliverSettings) {
    const { sql, clock, capacity = 500, leaseSeconds = 4, intervalMs = 1_000 } = settings;
    this.#settings = settings;
    this.intervalMs = intervalMs;
    this.#leaseSeconds = leaseSeconds;
    this.#mostHeld = 2 * capacity;
    this.#lanes = new Lanes(capacity, () => clock.monotonicMs());
    this.#records = new GroupedStatements((records) => recordAttempts(sql, records), { gatherMs: 10 });
  }

  async run(): Promise<number> {
    const { sql } = this.#settings;
    this.#renewing ??= setInterval(() => void this.#renew(), (this.#leaseSeconds * 1_000) / 3);
    this.#listening ??= listenForDeliveries(sql, () => this.wakeUp.call());
    // A database that is slow at writing results is not to be outrun.
    while (this.#held.size >= this.#mostHeld) await Promise.race(this.#held.values());
    const shares = this.#lanes.shareOut(await listDueLanes(sql));
    if (shares.size === 0) return 0;
    const leased = await leaseDeliveries(sql, shares, this.#leaseSeconds);
    for (const delivery of leased) this.#held.set(delivery, this.#deliver(delivery));
    return leased.length;
  }

  /** Lets requests in flight finish for a while; what does not is given back. */
  async end(): Promise<void> {
    const { graceMs = 5_000 } = this.#settings;
    const timer = setTimeout(() => this.#ending.abort(), graceMs);
    await Promise.all(this.#held.values());
    clearTimeout(timer);
    clearInterval(this.#renewing);
    await this.#listening?.stop();
    await this.#settings.sender.close();
  }

  async #deliver(delivery: LeasedDelivery): Promise<void> {
    const result = await this.#attempt(delivery);
    // The next request to the endpoint need not wait until the result of this one is written.
    this.wakeUp.call();
    if (result === undefined) await this.#giveUp(delivery);
    else await this.#record(delivery, result);
    this.#held.delete(delivery);
  }

  /** Undefined when nothing could be sent here, for want of a key; another process may have it. */
  async #attempt(delivery: LeasedDelivery): Promise<AttemptResult | undefined> {
    this.#lanes.begin(delivery);
    try {
      const result = await this.#trace(delivery);
      this.#lanes.end(delivery, paceOf(result));
      return result;
    } catch (error) {
      this.#logFailure("delivery failed", delivery, error);
      this.#lanes.end(delivery, "barred");
      return undefined;
    }
  }

  #trace(delivery: LeasedDelivery): Promise<AttemptResult> {
    const attributes = { "http.request.method": "POST", "http.request.resend_count": delivery.attemptCount };
    return trace({ name: "POST webhook", kind: "client", attributes }, async (span) => {
      const result = await this.#send(delivery);
      if (result.statusCode !== null) span.set({ "http.response.status_code": result.statusCode });
      if (result.error !== null) span.fail("no_response");
      else if (result.statusCode !== null && result.statusCode >= 400) span.fail(String(result.statusCode));
      return result;
    });
  }

  async #send(delivery: LeasedDelivery): Promise<AttemptResult> {
    const { encryption, sender } = this.#settings;
    const { url, event } = delivery;
    const { headers, body } = await signDelivery(delivery, encryption);
    return sender.send({ url, environment: event.session.environment, headers, body, signal: this.#ending.signal });
  }

  /** What cannot be written is sent again, under the same id, once the lease has ended. */
  async #record(delivery: LeasedDelivery, result: AttemptResult): Promise<void> {
    try {
      // One that was given up by ourselves is no attempt.
      const isAttempt = result.statusCode !== null || !this.#ending.signal.aborted;
      if (isAttempt) await this.#recordAttempt(delivery, result);
      else await releaseDelivery(this.#settings.sql, delivery, { delaySeconds: 0 });
    } catch (error) {
      this.#logFailure("delivery not recorded", delivery, error);
    }
  }

  async #recordAttempt(delivery: LeasedDelivery, result: AttemptResult): Promise<void> {
    const record = recordAttempt(delivery, result);
    deliveryDuration.observe(result.durationMs / 1_000);
    deliveries.inc({ outcome: outcomeOf[record.status] });
    await this.#records.add(record);
  }

  async #giveUp(delivery: LeasedDelivery): Promise<void> {
    try {
      await releaseDelivery(this.#settings.sql, delivery, { delaySeconds: 1 });
    } catch (error) {
      this.#logFailure("lease not given back", delivery, error);
    }
  }

  #logFailure(message: string, { id }: LeasedDelivery, error: unknown): void {
    this.#settings.logger.error({ err: error, delivery: encodeId("dlv", id) }, message);
  }

  async #renew(): Promise<void> {
    if (this.#held.size === 0) return;
    try {
      await renewLeases(this.#settings.sql, [...this.#held.keys()], this.#leaseSeconds);
    } catch (error) {
      this.#settings.logger.warn({ err: error }, "leases not renewed");
    }
  }
}

/** A delivery that is still pending will be tried again. */
const outcomeOf = { succeeded: "succeeded", pending: "retried", failed: "failed" } as const;

const paceOf = ({ statusCode, durationMs }: AttemptResult): Pace => {
  if (statusCode === null) return "unanswered";
  return durationMs < 1_000 ? "quick" : "slow";
};
