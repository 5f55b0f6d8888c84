import { errorCode, uniqueViolation } from "../database/error-codes.ts";
import type { Fragment, Queryable } from "../database/pool.ts";
import type { Direction } from "../lists/page.ts";
import type { Tenant } from "../organizations/tenant.ts";
import { type Contractor, type ContractorRow, fromRow } from "./contractor.ts";
import type { ContractorChanges, NewContractor } from "./contractor-changes.ts";

/** What a row holds beside the contractor's own words: the tax identification arrives here encrypted. */
export interface StoredSecrets {
  taxIdentificationCiphertext?: Buffer | null;
}

export async function insertContractor(
  sql: Queryable,
  { organizationId, environment }: Tenant,
  id: string,
  contractor: NewContractor & StoredSecrets,
): Promise<Contractor> {
  const [row] = await sql<ContractorRow[]>`
    insert into contractors (id, organization_id, environment, ${ownColumns(sql)})
    select ${id}, ${organizationId}, ${environment}, ${ownColumns(sql)}
    from jsonb_populate_record(null::contractors, ${sql.json(toColumns(contractor))})
    returning *
  `;
  if (row === undefined) throw new Error("The contractor was inserted without a row.");
  return fromRow(row);
}

export async function findContractor(
  sql: Queryable,
  { organizationId, environment }: Tenant,
  id: string,
): Promise<Contractor | undefined> {
  const [row] = await sql<ContractorRow[]>`
    select * from contractors
    where id = ${id} and organization_id = ${organizationId} and environment = ${environment} and deleted_at is null
  `;
  return row && fromRow(row);
}

/** Deleted contractors count: a client that pages through the list may hold the id of one as its cursor. */
export async function contractorExisted(
  sql: Queryable,
  { organizationId, environment }: Tenant,
  id: string,
): Promise<boolean> {
  const rows = await sql`
    select from contractors where id = ${id} and organization_id = ${organizationId} and environment = ${environment}
  `;
  return rows.length > 0;
}

/** The contractors next to `from` in one direction, nearest first. */
export async function listContractors(
  sql: Queryable,
  { organizationId, environment }: Tenant,
  email: string | undefined,
  direction: Direction,
  from: string | undefined,
  limit: number,
): Promise<Contractor[]> {
  const older = direction === "older";
  const rows = await sql<ContractorRow[]>`
    select * from contractors
    where organization_id = ${organizationId} and environment = ${environment} and deleted_at is null
      ${email === undefined ? sql`` : sql`and lower(email) = lower(${email})`}
      ${from === undefined ? sql`` : older ? sql`and id < ${from}` : sql`and id > ${from}`}
    order by id ${older ? sql`desc` : sql`asc`}
    limit ${limit}
  `;
  return rows.map(fromRow);
}

export async function updateContractor(
  sql: Queryable,
  { organizationId, environment }: Tenant,
  id: string,
  changes: ContractorChanges & StoredSecrets,
): Promise<Contractor | undefined> {
  const [row] = await sql<ContractorRow[]>`
    update contractors as former
    set (${ownColumns(sql)}) = (
      select ${ownColumns(sql)} from jsonb_populate_record(former, ${sql.json(toColumns(changes))})
    )
    where id = ${id} and organization_id = ${organizationId} and environment = ${environment} and deleted_at is null
    returning *
  `;
  return row && fromRow(row);
}

/**
 * When it was deleted; undefined when there was nothing to delete. What identifies a person beyond the name is gone
 * with the deletion: nobody can read the tax identification of a contractor that no request can reach.
 */
export async function softDeleteContractor(
  sql: Queryable,
  { organizationId, environment }: Tenant,
  id: string,
): Promise<Date | undefined> {
  const [row] = await sql<{ deleted_at: Date }[]>`
    update contractors set deleted_at = current_second(), tax_identification_ciphertext = null
    where id = ${id} and organization_id = ${organizationId} and environment = ${environment} and deleted_at is null
    returning deleted_at
  `;
  return row?.deleted_at;
}

/** True for the error of a statement that would give two contractors of an environment one email address. */
export function isDuplicateEmail(error: unknown): boolean {
  return (
    errorCode(error) === uniqueViolation &&
    (error as { constraint_name?: string }).constraint_name === "contractors_email"
  );
}

/** Every column that says what the client said. */
const ownColumns = (sql: Queryable): Fragment => sql`
  first_name, middle_name, last_name, company_name, email, phone, address_line1, address_line2, address_locality,
  address_region, address_postalcode, address_country, withhold_premium, custom_metadata, tax_identification_ciphertext
`;

/**
 * What is absent stays as it is. As one value of JSON, so that the statement is the same for all: each connection keeps
 * every statement that it has prepared, and which columns there are is up to clients.
 */
function toColumns({ address, ...changes }: ContractorChanges & StoredSecrets) {
  const ciphertext = changes.taxIdentificationCiphertext;
  return {
    first_name: changes.firstName,
    middle_name: changes.middleName,
    last_name: changes.lastName,
    company_name: changes.companyName,
    email: changes.email,
    phone: changes.phone,
    address_line1: address?.line1,
    address_line2: address?.line2,
    address_locality: address?.locality,
    address_region: address?.region,
    address_postalcode: address?.postalcode,
    address_country: address?.country,
    withhold_premium: changes.withholdPremium,
    custom_metadata: changes.customMetadata,
    tax_identification_ciphertext: ciphertext && `\\x${ciphertext.toString("hex")}`,
  };
}
