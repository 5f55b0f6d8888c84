import type { FastifyReply, FastifyRequest } from "fastify";
import type { AnswerLoss } from "../cards/test-cards.ts";
import type { Fault } from "../faults.ts";
import type { Simulator } from "../simulator.ts";
import { answerInvalid } from "./api-answers.ts";
import { cutConnection, leaveUnanswered, waitWhileOpen } from "./held-connection.ts";

/** Carries a fault out; true when that was the whole answer, else the request goes on. */
export async function strike(
  fault: Required<Fault> | undefined,
  request: FastifyRequest,
  reply: FastifyReply,
  simulator: Simulator,
): Promise<boolean> {
  if (fault === undefined || answerLossOf(fault) !== undefined) return false;
  if (fault.next === "slow") {
    // The work is done even if nobody waits for it any more, except when the simulator ends.
    await waitWhileOpen(reply, fault.delayMs);
    if (!simulator.closing.aborted) return false;
    cutConnection(reply);
  } else if (fault.next === "down") cutConnection(reply);
  else if (fault.next === "timeout") await leaveUnanswered(reply, simulator);
  else if (fault.next === "422") answerInvalid(request, reply, ["simulated_fault"]);
  else {
    if (fault.next === "429") void reply.header("Retry-After", "1");
    void reply.code(Number(fault.next)).send();
  }
  return true;
}

/** What a fault does to the answer of a payment that was carried out. */
export function answerLossOf(fault: Required<Fault> | undefined): AnswerLoss | undefined {
  if (fault?.next === "500_after_success") return "error";
  if (fault?.next === "reset_after_success") return "reset";
  return fault?.next === "timeout_after_success" ? "timeout" : undefined;
}
