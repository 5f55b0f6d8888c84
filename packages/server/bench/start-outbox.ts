import { createSecretKey, randomBytes } from "node:crypto";
import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pino } from "pino";
import { createSecret } from "@payment-sessions/webhooks";
import { systemClock } from "../src/clock.ts";
import { startEmbeddedDatabase } from "../src/database/embedded/start-embedded-database.ts";
import { migrate } from "../src/database/migrate.ts";
import { createDatabase } from "../src/database/pool.ts";
import { createEncryption } from "../src/encryption.ts";
import { createScheduler } from "../src/jobs/scheduler.ts";
import { signingSecretContext } from "../src/webhook-endpoints/signing-secret.ts";
import { DeliverJob } from "../src/webhooks/deliver.ts";
import { createWebhookSender } from "../src/webhooks/send-webhook.ts";

/** A database as durable as one in production, and what it takes to fill and to empty its outbox. */
export async function startOutbox() {
  const dataDir = await mkdtemp(join(tmpdir(), "payment-sessions-bench-"));
  await chmod(dataDir, 0o755);
  const server = await startEmbeddedDatabase({ dataDir, durable: true });
  const database = createDatabase(server.url);
  const { sql } = database;
  await migrate(sql);
  const encryption = createEncryption({ currentId: 1, keys: new Map([[1, createSecretKey(randomBytes(32))]]) });
  const logger = pino({ level: "error" });
  return {
    sql,
    encryption,

    startWorker() {
      const sender = createWebhookSender({ clock: systemClock, allowLoopback: true });
      const scheduler = createScheduler(
        [new DeliverJob({ sql, encryption, sender, clock: systemClock, logger, graceMs: 0 })],
        logger,
      );
      scheduler.start();
      return scheduler;
    },

    async insertOrganization() {
      const [row] = await sql<{ organization_id: string; contractor_id: string }[]>`
        with organization as (insert into organizations (name) values ('Acme') returning id)
        insert into contractors (organization_id, environment, first_name, last_name, email, phone, address_line1,
          address_locality, address_region, address_postalcode)
        select id, 'test', 'Ada', 'Lovelace', 'ada@example.com', '415-555-0142', '1 Main St', 'San Francisco', 'CA', '94110'
        from organization returning organization_id, id as contractor_id
      `;
      return { organizationId: row?.organization_id ?? "", contractorId: row?.contractor_id ?? "" };
    },

    async insertEndpoint(organizationId: string, url: string) {
      const [row] = await sql<{ id: string; secret_id: string }[]>`
        insert into webhook_endpoints (organization_id, environment, url, enabled_events)
        values (${organizationId}, 'test', ${url}, '{payment.session.cancelled}') returning id, new_id() as secret_id
      `;
      const { id = "", secret_id: secretId = "" } = row ?? {};
      const ciphertext = encryption.encrypt(createSecret(), signingSecretContext(secretId));
      await sql`insert into webhook_secrets (id, endpoint_id, ciphertext) values (${secretId}, ${id}, ${ciphertext})`;
      return id;
    },

    async insertSessions(
      { organizationId, contractorId }: { organizationId: string; contractorId: string },
      count: number,
    ) {
      const rows = await sql<{ id: string }[]>`
        insert into payment_sessions (organization_id, environment, contractor_id, return_url, token_digest, created_at, expires_at)
        select ${organizationId}, 'test', ${contractorId}, 'https://app.example.com/return',
          sha256(gen_random_uuid()::text::bytea), current_second(), current_second() + interval '30 minutes'
        from generate_series(1, ${count}) returning id
      `;
      return rows.map(({ id }) => id);
    },

    async close() {
      await database.close();
      await server.stop({ removeFiles: true });
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

export type Outbox = Awaited<ReturnType<typeof startOutbox>>;
