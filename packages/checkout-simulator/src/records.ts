/** What the simulator did, for tests to count. No card number, no security code, ever. */
export interface Records {
  requests: RequestRecord[];
  tokens: TokenRecord[];
  payments: PaymentRecord[];
  instruments: InstrumentRecord[];
}

export interface RequestRecord {
  at: string;
  method: string;
  /** Without the query. */
  path: string;
  idempotencyKey: string | null;
  /** `null` while unanswered, and for ever when the connection was cut instead. */
  status: number | null;
}

export interface TokenRecord {
  id: string;
  last4: string;
  fingerprint: string;
  used: boolean;
}

export interface PaymentRecord {
  id: string;
  reference: string | null;
  idempotencyKey: string | null;
  status: string;
  responseCode: string | null;
  instrumentId: string | null;
}

export interface InstrumentRecord {
  id: string;
  paymentId: string;
  reference: string | null;
  last4: string;
  fingerprint: string;
  storedAt: string;
  /** `null` while it is stored. */
  deletedAt: string | null;
}

export const createRecords = (): Records => ({ requests: [], tokens: [], payments: [], instruments: [] });

/** Empties the lists in place: whoever holds them sees them empty. */
export function clearRecords({ requests, tokens, payments, instruments }: Records): void {
  for (const list of [requests, tokens, payments, instruments]) list.length = 0;
}
