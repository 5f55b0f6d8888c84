import type { components } from "@payment-sessions/api-types";
import { encodeId } from "../ids.ts";
import { unixSeconds } from "../unix-seconds.ts";
import { type Card, type CardColumns, cardToWire, fromColumns } from "./card.ts";

export type CustomMetadata = components["schemas"]["CustomMetadata"];

/** Without the tax identification: it goes in, and no code path leads it out. */
export interface Contractor {
  id: string;
  firstName: string;
  middleName: string | null;
  lastName: string;
  companyName: string | null;
  email: string;
  phone: string;
  address: Address;
  withholdPremium: boolean | null;
  customMetadata: CustomMetadata | null;
  card: Card | null;
  createdAt: Date;
}

export interface Address {
  line1: string;
  line2: string | null;
  locality: string;
  region: string;
  postalcode: string;
  country: string | null;
}

export interface ContractorRow extends CardColumns {
  id: string;
  first_name: string;
  middle_name: string | null;
  last_name: string;
  company_name: string | null;
  email: string;
  phone: string;
  address_line1: string;
  address_line2: string | null;
  address_locality: string;
  address_region: string;
  address_postalcode: string;
  address_country: string | null;
  withhold_premium: boolean | null;
  custom_metadata: CustomMetadata | null;
  created_at: Date;
}

export function fromRow(row: ContractorRow): Contractor {
  return {
    id: row.id,
    firstName: row.first_name,
    middleName: row.middle_name,
    lastName: row.last_name,
    companyName: row.company_name,
    email: row.email,
    phone: row.phone,
    address: {
      line1: row.address_line1,
      line2: row.address_line2,
      locality: row.address_locality,
      region: row.address_region,
      postalcode: row.address_postalcode,
      country: row.address_country,
    },
    withholdPremium: row.withhold_premium,
    customMetadata: row.custom_metadata,
    card: fromColumns(row),
    createdAt: row.created_at,
  };
}

export function toWire(contractor: Contractor): components["schemas"]["Contractor"] {
  return {
    id: encodeId("cn", contractor.id),
    created: unixSeconds(contractor.createdAt),
    first_name: contractor.firstName,
    middle_name: contractor.middleName,
    last_name: contractor.lastName,
    company_name: contractor.companyName,
    email: contractor.email,
    phone: contractor.phone,
    address: contractor.address,
    withhold_premium: contractor.withholdPremium,
    custom_metadata: contractor.customMetadata,
    card: contractor.card && cardToWire(contractor.card),
  };
}

/** Which column of which row: a tax identification can be decrypted for its own contractor only. */
export const taxIdentificationContext = (contractorId: string) => `contractors.tax_identification:${contractorId}`;
