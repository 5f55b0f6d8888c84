export const paymentSessionStatuses = ["pending", "completed", "cancelled", "expired"] as const;

export type PaymentSessionStatus = (typeof paymentSessionStatuses)[number];

export type FinalStatus = Exclude<PaymentSessionStatus, "pending">;

export const transitionCommands = ["cancel", "complete", "expire"] as const;

export type TransitionCommand = (typeof transitionCommands)[number];

/** Why a command leaves the session as it is. */
export type TransitionRefusal = "not_pending" | "past_deadline" | "before_deadline";

export type TransitionResult = { to: FinalStatus } | { refused: TransitionRefusal };

/** A command does one thing before `expires_at` and another from that second on. */
interface Cell {
  beforeDeadline: TransitionResult;
  pastDeadline: TransitionResult;
}

const notPending: Cell = { beforeDeadline: { refused: "not_pending" }, pastDeadline: { refused: "not_pending" } };

const final: Record<TransitionCommand, Cell> = { cancel: notPending, complete: notPending, expire: notPending };

const table: Record<PaymentSessionStatus, Record<TransitionCommand, Cell>> = {
  pending: {
    cancel: { beforeDeadline: { to: "cancelled" }, pastDeadline: { refused: "past_deadline" } },
    complete: { beforeDeadline: { to: "completed" }, pastDeadline: { refused: "past_deadline" } },
    expire: { beforeDeadline: { refused: "before_deadline" }, pastDeadline: { to: "expired" } },
  },
  completed: final,
  cancelled: final,
  expired: final,
};

/** What a command does to a session of this status, before or past its deadline. */
export function transition(
  status: PaymentSessionStatus,
  command: TransitionCommand,
  pastDeadline: boolean,
): TransitionResult {
  return table[status][command][pastDeadline ? "pastDeadline" : "beforeDeadline"];
}

export interface PermittedTransition {
  from: PaymentSessionStatus;
  pastDeadline: boolean;
  to: FinalStatus;
}

/** The one cell of the table in which a command changes anything: what the SQL statement makes its condition. */
export function permittedTransition(command: TransitionCommand): PermittedTransition {
  for (const from of paymentSessionStatuses) {
    for (const pastDeadline of [false, true]) {
      const result = transition(from, command, pastDeadline);
      if ("to" in result) return { from, pastDeadline, to: result.to };
    }
  }
  throw new Error(`The table permits "${command}" nowhere.`);
}
