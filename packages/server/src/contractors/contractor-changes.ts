import type { components } from "@payment-sessions/api-types";
import type { Address, Contractor, CustomMetadata } from "./contractor.ts";

/** What a client says about a contractor; what is absent stays as it is, and `null` clears it. */
export interface ContractorChanges {
  firstName?: string;
  middleName?: string | null;
  lastName?: string;
  companyName?: string | null;
  email?: string;
  phone?: string;
  address?: Partial<Address>;
  withholdPremium?: boolean | null;
  customMetadata?: CustomMetadata | null;
  taxIdentification?: string | null;
}

/** A new contractor has at least what the row must have. */
export type NewContractor = ContractorChanges &
  Pick<Contractor, "firstName" | "lastName" | "email" | "phone" | "address">;

type ContractorCreate = components["schemas"]["ContractorCreate"];
type ContractorUpdate = components["schemas"]["ContractorUpdate"];

export function fromWire(input: ContractorCreate): NewContractor;
export function fromWire(input: ContractorUpdate): ContractorChanges;
export function fromWire(input: ContractorUpdate): ContractorChanges {
  return withoutUndefined({
    firstName: input.first_name,
    middleName: input.middle_name,
    lastName: input.last_name,
    companyName: input.company_name,
    email: input.email,
    phone: input.phone,
    address: input.address && toAddress(input.address),
    withholdPremium: input.withhold_premium,
    customMetadata: input.custom_metadata,
    taxIdentification: textOf(input.tax_identification),
  });
}

function toAddress(input: components["schemas"]["AddressChanges"]): Partial<Address> {
  return withoutUndefined({
    line1: input.line1,
    line2: input.line2 === "" ? null : input.line2,
    locality: input.locality,
    region: input.region,
    postalcode: textOf(input.postalcode),
    country: input.country,
  });
}

/** Clients send codes that consist of digits as strings or as numbers; a number is stored as its digits. */
function textOf<Value>(value: Value): Value extends number ? string : Value;
function textOf(value: unknown): unknown {
  return typeof value === "number" ? String(value) : value;
}

type WithoutUndefined<T> = { [Key in keyof T]?: Exclude<T[Key], undefined> };

function withoutUndefined<T extends object>(value: T): WithoutUndefined<T> {
  return Object.fromEntries(Object.entries(value).filter(([, entry]) => entry !== undefined)) as WithoutUndefined<T>;
}
