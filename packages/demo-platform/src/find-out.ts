import { type Client, type components, isPaymentSessionsError } from "@payment-sessions/api-client";

type Schemas = components["schemas"];

/** What the API says of a session, and of the card that is on file then. */
export type Finding =
  | { kind: "found"; session: Schemas["PaymentSession"]; card: Schemas["Contractor"]["card"] }
  /** Also for an id that no session can have. */
  | { kind: "unknown" }
  /** Nothing is known: the session may be there. */
  | { kind: "failed"; message: string };

export async function findOut(client: Client, id: string): Promise<Finding> {
  try {
    const session = await client.paymentSessions.get(id).unwrap();
    const { card } = await client.contractors.get(session.contractor_id).unwrap();
    return { kind: "found", session, card };
  } catch (error) {
    if (!isPaymentSessionsError(error)) throw error;
    const isUnknown = error.name === "InvalidArgumentError" || (error.name === "ApiError" && error.status === 404);
    return isUnknown ? { kind: "unknown" } : { kind: "failed", message: error.message };
  }
}
