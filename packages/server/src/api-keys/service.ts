import { insertAuditEntry } from "../audit/repository.ts";
import type { Queryable, Sql, TransactionSql } from "../database/pool.ts";
import { transaction } from "../database/transaction.ts";
import { encodeId } from "../ids.ts";
import { OperatorError } from "../operator-error.ts";
import { assertOrganization } from "../organizations/service.ts";
import type { Tenant } from "../organizations/tenant.ts";
import { createApiKey, type Environment, parseApiKey } from "./api-key.ts";
import { type ManagedApiKey, toWire } from "./managed-api-key.ts";
import * as repository from "./management-repository.ts";

type Lifetime = repository.Lifetime;

/** A new key with its text, which nobody can ask for again. */
export interface IssuedApiKey {
  text: string;
  apiKey: ManagedApiKey;
}

export interface Rotation {
  overlapHours: number;
  /** By default the new key lives as long as the old one was made for. */
  lifetime: Lifetime;
}

export type ApiKeyService = ReturnType<typeof createApiKeyService>;

/** What operators do with keys. Each change is one transaction with the audit entry that tells of it. */
export function createApiKeyService({ sql, actor }: { sql: Sql; actor: string }) {
  return {
    create(tenant: Tenant, name: string | null, lifetime: Lifetime): Promise<IssuedApiKey> {
      return transaction(sql, async (inner) => {
        await assertOrganization(inner, tenant.organizationId);
        const issued = await issue(inner, tenant, name, lifetime);
        await insertAuditEntry(inner, { ...about(actor, issued.apiKey), action: "api_key_created" });
        return issued;
      });
    },

    async list(organizationId?: string): Promise<ManagedApiKey[]> {
      if (organizationId !== undefined) await assertOrganization(sql, organizationId);
      return repository.listApiKeys(sql, organizationId);
    },

    /** By its text, which may have leaked: so that it can be revoked by its id. */
    async find(text: string): Promise<ManagedApiKey> {
      const digest = parseApiKey(text)?.digest;
      if (digest === undefined) throw new OperatorError("This is no API key: its form or its checksum is wrong.");
      const found = await repository.findApiKeyByDigest(sql, digest);
      if (found === undefined) throw new OperatorError("No API key here has this text.");
      return found;
    },

    /** Revoking a key again changes nothing. */
    revoke(id: string): Promise<ManagedApiKey> {
      return transaction(sql, async (inner) => {
        const found = await lock(inner, id);
        if (found.status === "revoked") return found;
        const revoked = await repository.revokeApiKey(inner, id);
        await insertAuditEntry(inner, { ...about(actor, revoked), action: "api_key_revoked" });
        return revoked;
      });
    },

    /** A new key at once; the old one expires after the overlap. */
    rotate(id: string, { overlapHours, lifetime }: Rotation): Promise<IssuedApiKey & { replaced: ManagedApiKey }> {
      return transaction(sql, async (inner) => {
        const old = await lock(inner, id);
        assertRotatable(old);
        const issued = await issue(inner, old, old.name, lifetime ?? lifetimeOf(old));
        const replacement = { replacedBy: issued.apiKey.id, overlapSeconds: overlapHours * 3600 };
        const replaced = await repository.replaceApiKey(inner, id, replacement);
        await insertAuditEntry(inner, { ...about(actor, replaced), action: "api_key_rotated" });
        await insertAuditEntry(inner, { ...about(actor, issued.apiKey), action: "api_key_created" });
        return { ...issued, replaced };
      });
    },
  };
}

/** @throws OperatorError */
export async function assertApiKey(sql: Queryable, id: string): Promise<void> {
  if (!(await repository.apiKeyExists(sql, id))) throw noSuchApiKey();
}

const noSuchApiKey = () => new OperatorError("There is no API key with this ID.");

async function issue(
  sql: TransactionSql,
  { organizationId, environment }: Tenant,
  name: string | null,
  lifetime: Lifetime,
): Promise<IssuedApiKey> {
  const { text, digest } = makeKey(environment);
  const tenant = { organizationId, environment };
  const apiKey = await repository.insertApiKey(sql, { tenant, digest, name, lifetime });
  if (apiKey.status === "expired") throw new OperatorError("A new key must expire in the future.");
  return { text, apiKey };
}

function makeKey(environment: Environment): { text: string; digest: Buffer } {
  const text = createApiKey(environment);
  const parsed = parseApiKey(text);
  if (parsed === undefined) throw new Error("A new API key is no API key.");
  return { text, digest: parsed.digest };
}

async function lock(sql: TransactionSql, id: string): Promise<ManagedApiKey> {
  const found = await repository.lockApiKey(sql, id);
  if (found === undefined) throw noSuchApiKey();
  return found;
}

function assertRotatable({ status, replacedBy }: ManagedApiKey): void {
  if (status !== "active") throw new OperatorError(`The API key is ${status}: create a new one instead.`);
  if (replacedBy === null) return;
  throw new OperatorError(`The API key was rotated before: ${encodeId("key", replacedBy)} is in its place.`);
}

/** Of a key that nobody has rotated, so that its end is still the one that it was made with. */
const lifetimeOf = ({ createdAt, expiresAt }: ManagedApiKey): Lifetime =>
  expiresAt === null ? undefined : { seconds: (expiresAt.getTime() - createdAt.getTime()) / 1000 };

function about(actor: string, apiKey: ManagedApiKey) {
  const { environment, name, expires_at, replaced_by } = toWire(apiKey);
  const details = { environment, name, expires_at, ...(replaced_by !== null && { replaced_by }) };
  return { actor, organizationId: apiKey.organizationId, apiKeyId: apiKey.id, details };
}
