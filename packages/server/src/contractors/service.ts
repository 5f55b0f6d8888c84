import { newId } from "../database/new-id.ts";
import { transaction } from "../database/transaction.ts";
import type { Transactable } from "../database/pool.ts";
import type { Encryption } from "../encryption.ts";
import { ApiError, resourceNotFound } from "../errors.ts";
import { type Page, type PageRequest, readPage } from "../lists/page.ts";
import type { Tenant } from "../organizations/tenant.ts";
import { cancelSessionsOfContractor } from "../payment-sessions/transition-repository.ts";
import { queueInstrumentRemoval } from "../processors/removal-repository.ts";
import { takeCard } from "./card-repository.ts";
import { type Contractor, taxIdentificationContext } from "./contractor.ts";
import type { ContractorChanges, NewContractor } from "./contractor-changes.ts";
import {
  contractorExisted,
  findContractor,
  insertContractor,
  isDuplicateEmail,
  listContractors,
  softDeleteContractor,
  updateContractor,
} from "./repository.ts";

export interface ContractorSettings {
  sql: Transactable;
  encryption: Encryption;
}

export type ContractorService = ReturnType<typeof createContractorService>;

export function createContractorService({ sql, encryption }: ContractorSettings) {
  /** Replaces the tax identification by its ciphertext, which only this contractor's row can be decrypted from. */
  const encryptSecrets = <Changes extends ContractorChanges>(
    id: string,
    { taxIdentification, ...changes }: Changes,
  ) => ({
    ...changes,
    ...(taxIdentification !== undefined && {
      taxIdentificationCiphertext:
        taxIdentification === null ? null : encryption.encrypt(taxIdentification, taxIdentificationContext(id)),
    }),
  });

  return {
    async create(tenant: Tenant, contractor: NewContractor): Promise<Contractor> {
      const id = await newId(sql);
      return withUniqueEmail(insertContractor(sql, tenant, id, encryptSecrets(id, contractor)));
    },

    async get(tenant: Tenant, id: string): Promise<Contractor> {
      return found(await findContractor(sql, tenant, id));
    },

    existed: (tenant: Tenant, id: string): Promise<boolean> => contractorExisted(sql, tenant, id),

    list(tenant: Tenant, email: string | undefined, page: PageRequest): Promise<Page<Contractor>> {
      return readPage(page, (direction, from, limit) => listContractors(sql, tenant, email, direction, from, limit));
    },

    async update(tenant: Tenant, id: string, changes: ContractorChanges): Promise<Contractor> {
      return found(await withUniqueEmail(updateContractor(sql, tenant, id, encryptSecrets(id, changes))));
    },

    /** The contractor's pending sessions and its card end with it, in the same transaction. */
    async delete(tenant: Tenant, id: string): Promise<Date> {
      return transaction(sql, async (inner) => {
        // First the contractor: from here on nobody starts another session for it.
        const deletedAt = found(await softDeleteContractor(inner, tenant, id));
        await cancelSessionsOfContractor(inner, id);
        const instrumentId = await takeCard(inner, id);
        if (instrumentId !== undefined) await queueInstrumentRemoval(inner, tenant.environment, instrumentId);
        return deletedAt;
      });
    },
  };
}

function found<T>(value: T | undefined): T {
  if (value === undefined) throw resourceNotFound("contractor");
  return value;
}

async function withUniqueEmail<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (!isDuplicateEmail(error)) throw error;
    throw new ApiError("duplicate_email", "Another contractor already has this email address.", {
      errors: [{ path: "/email", message: '"email" must not be the address of another contractor.' }],
    });
  }
}
