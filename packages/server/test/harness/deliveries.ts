import { createSecretKey, randomBytes } from "node:crypto";
import { createSecret } from "@payment-sessions/webhooks";
import { systemClock } from "../../src/clock.ts";
import { createEncryption } from "../../src/encryption.ts";
import { encodeId } from "../../src/ids.ts";
import { createScheduler } from "../../src/jobs/scheduler.ts";
import type { Tenant } from "../../src/organizations/tenant.ts";
import { transitionAnyPaymentSession } from "../../src/payment-sessions/transition-repository.ts";
import { signingSecretContext } from "../../src/webhook-endpoints/signing-secret.ts";
import { DeliverJob, type DeliverSettings } from "../../src/webhooks/deliver.ts";
import { createWebhookSender, type SenderSettings } from "../../src/webhooks/send-webhook.ts";
import { createTestDatabase } from "../support/test-database.ts";
import { createLog } from "./saving-cards.ts";
import { createTestOrganization, insertTestContractor, insertTestSession } from "./test-organization.ts";

export type Deliveries = Awaited<ReturnType<typeof startDeliveries>>;

/** A database with an organization, and workers on it as many as are started. */
export async function startDeliveries() {
  const database = await createTestDatabase({ maxConnections: 16 });
  const { sql } = database;
  const organization = await createTestOrganization(sql);
  const contractor = await insertTestContractor(sql, organization.test);
  const encryption = createEncryption({ currentId: 1, keys: new Map([[1, createSecretKey(randomBytes(32))]]) });
  const log = createLog();
  const workers = new Set<{ stop(): Promise<void> }>();
  return {
    database,
    organization,
    log: log.text,

    /** Another organization, with an endpoint. */
    async insertStranger(url: string) {
      const { test: tenant } = await createTestOrganization(sql);
      await this.insertEndpoint(url, tenant);
      return { tenant, contractor: await insertTestContractor(sql, tenant) };
    },

    /** A process that delivers. */
    startWorker(settings: Partial<DeliverSettings> = {}, sending: Partial<SenderSettings> = {}) {
      const sender = createWebhookSender({ clock: systemClock, allowLoopback: true, ...sending });
      const job = new DeliverJob({
        sql,
        encryption,
        sender,
        clock: systemClock,
        logger: log.logger,
        intervalMs: 100,
        ...settings,
      });
      const scheduler = createScheduler([job], log.logger);
      workers.add(scheduler);
      scheduler.start();
      return scheduler;
    },

    async stopWorkers() {
      await Promise.all([...workers].map((worker) => worker.stop()));
      workers.clear();
    },

    /** Answers its id and its secret. */
    async insertEndpoint(url: string, tenant: Tenant = organization.test) {
      const [row] = await sql<{ id: string }[]>`
        insert into webhook_endpoints (organization_id, environment, url, enabled_events)
        values (${tenant.organizationId}, ${tenant.environment}, ${url},
          '{payment.session.completed,payment.session.cancelled,payment.session.expired}')
        returning id
      `;
      const id = row?.id ?? "";
      return { id, secret: await this.insertSecret(id) };
    },

    async insertSecret(endpointId: string, { expiresInSeconds }: { expiresInSeconds?: number } = {}) {
      const secret = createSecret();
      const [row] = await sql<{ id: string }[]>`select new_id() as id`;
      const id = row?.id ?? "";
      const ciphertext = encryption.encrypt(secret, signingSecretContext(id));
      await sql`
        insert into webhook_secrets (id, endpoint_id, ciphertext, expires_at)
        values (${id}, ${endpointId}, ${ciphertext},
          clock_timestamp() + make_interval(secs => ${expiresInSeconds ?? null}))
      `;
      return secret;
    },

    /** Makes so many events; answers their public ids. */
    async makeEvents(count = 1, tenant: Tenant = organization.test, contractorId = contractor): Promise<string[]> {
      const ids: string[] = [];
      for (let index = 0; index < count; index += 1) {
        const session = await insertTestSession(sql, tenant, contractorId);
        await transitionAnyPaymentSession(sql, session, "cancel");
        const [event] = await sql<{ id: string }[]>`select id from events where session_id = ${session}`;
        ids.push(encodeId("ev", event?.id ?? ""));
      }
      return ids;
    },

    async readDeliveries() {
      return sql<DeliveryState[]>`
        select status::text, attempts, lease is not null as is_leased,
          extract(epoch from greatest(next_attempt_at, leased_until) - clock_timestamp())::float as due_in_seconds
        from deliveries order by id
      `;
    },

    async readEndpoint(id: string) {
      const [row] = await sql`
        select disabled_reason::text, failing_since is not null as is_failing from webhook_endpoints where id = ${id}
      `;
      return row as { disabled_reason: string | null; is_failing: boolean };
    },

    /** Makes what waits for its next attempt due. */
    passTime: () => sql`
      update deliveries set next_attempt_at = clock_timestamp(), leased_until = clock_timestamp() where status = 'pending'
    `,

    async close() {
      await this.stopWorkers();
      await database.close();
    },
  };
}

export interface DeliveryState {
  status: string;
  attempts: { attempted_at: number; status_code: number | null; duration_ms: number; error: string | null }[];
  is_leased: boolean;
  due_in_seconds: number | null;
}
