import type { Failure } from "../processor.ts";
import type { CheckoutAnswer } from "./checkout-api.ts";

/** The provider does not take our key, or our URL is not its API. */
const misconfigured = new Set([400, 401, 403, 404, 405]);

/** Of an answer that does not say what was asked. */
export const readFailure = ({ status }: Pick<CheckoutAnswer, "status">): Failure => ({
  reason: `status_${status}`,
  ...(misconfigured.has(status) && { isOurs: true }),
});
