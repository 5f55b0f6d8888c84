import type { OperationValidator } from "@payment-sessions/api-validators";
import { cancelPaymentSession } from "@payment-sessions/api-validators/operations/cancel-payment-session";
import { createContractor } from "@payment-sessions/api-validators/operations/create-contractor";
import { createPaymentSession } from "@payment-sessions/api-validators/operations/create-payment-session";
import { deleteContractor } from "@payment-sessions/api-validators/operations/delete-contractor";
import { getContractor } from "@payment-sessions/api-validators/operations/get-contractor";
import { getPaymentSession } from "@payment-sessions/api-validators/operations/get-payment-session";
import { listContractors } from "@payment-sessions/api-validators/operations/list-contractors";
import { listPaymentSessions } from "@payment-sessions/api-validators/operations/list-payment-sessions";
import { updateContractor } from "@payment-sessions/api-validators/operations/update-contractor";
import type { ImplementedOperation } from "./not-yet-implemented.ts";

/** What holds every request to the specification. */
export const validators = {
  listPaymentSessions,
  createPaymentSession,
  getPaymentSession,
  cancelPaymentSession,
  listContractors,
  createContractor,
  getContractor,
  updateContractor,
  deleteContractor,
} satisfies { [Id in ImplementedOperation]: OperationValidator<Id> };
