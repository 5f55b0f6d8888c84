import { GenericFixtures } from "../fixtures/generic-fixtures.ts";
import { type KnownValues, PaymentSessionsFixtures } from "../fixtures/payment-sessions-fixtures.ts";
import type { Run } from "../run.ts";
import { Requests } from "./requests.ts";

/** Requests with this key; what they name is made by what the document tells of it, or what is known of this API. */
export function createRequests(run: Run, apiKey: string, known: KnownValues = {}): Requests {
  const requests: Requests = new Requests({
    run,
    apiKey,
    fixtures: run.document.isPaymentSessions
      ? new PaymentSessionsFixtures(() => requests, known)
      : new GenericFixtures(() => requests),
  });
  return requests;
}
