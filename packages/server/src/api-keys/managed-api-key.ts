import { encodeId } from "../ids.ts";
import { unixSeconds } from "../unix-seconds.ts";
import type { Environment } from "./api-key.ts";

/** All that operators can know of a key; its text is in the output of the command that made it, and nowhere else. */
export interface ManagedApiKey {
  id: string;
  organizationId: string;
  environment: Environment;
  name: string | null;
  /** By the database's clock, when the row was read. */
  status: "active" | "expired" | "revoked";
  createdAt: Date;
  expiresAt: Date | null;
  revokedAt: Date | null;
  lastUsedAt: Date | null;
  replacedBy: string | null;
}

export interface ManagedApiKeyRow {
  id: string;
  organization_id: string;
  environment: Environment;
  name: string | null;
  status: ManagedApiKey["status"];
  created_at: Date;
  expires_at: Date | null;
  revoked_at: Date | null;
  last_used_at: Date | null;
  replaced_by: string | null;
}

export function fromRow(row: ManagedApiKeyRow): ManagedApiKey {
  return {
    id: row.id,
    organizationId: row.organization_id,
    environment: row.environment,
    name: row.name,
    status: row.status,
    createdAt: row.created_at,
    expiresAt: row.expires_at,
    revokedAt: row.revoked_at,
    lastUsedAt: row.last_used_at,
    replacedBy: row.replaced_by,
  };
}

/** What `--json` prints, in the words of the API. */
export function toWire(key: ManagedApiKey) {
  return {
    id: encodeId("key", key.id),
    organization: encodeId("org", key.organizationId),
    environment: key.environment,
    name: key.name,
    status: key.status,
    created: unixSeconds(key.createdAt),
    expires_at: key.expiresAt && unixSeconds(key.expiresAt),
    revoked_at: key.revokedAt && unixSeconds(key.revokedAt),
    last_used_at: key.lastUsedAt && unixSeconds(key.lastUsedAt),
    replaced_by: key.replacedBy && encodeId("key", key.replacedBy),
  };
}

export type WireApiKey = ReturnType<typeof toWire>;
