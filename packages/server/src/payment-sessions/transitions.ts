export const paymentSessionStatuses = ["pending", "completed", "cancelled", "expired"] as const;

export type PaymentSessionStatus = (typeof paymentSessionStatuses)[number];

export type FinalStatus = Exclude<PaymentSessionStatus, "pending">;

/** `expire_early` is what a developer asks for in the sandbox. */
export const transitionCommands = ["cancel", "complete", "expire", "expire_early"] as const;

export type TransitionCommand = (typeof transitionCommands)[number];

/**
 * Where the clock stands: before `expires_at`; past it, but somebody claimed the session in time and may still finish;
 * past it, and nobody may.
 */
export const phases = ["before_deadline", "held", "past_deadline"] as const;

export type Phase = (typeof phases)[number];

/** Why a command leaves the session as it is. */
export type TransitionRefusal = "not_pending" | Phase;

export type TransitionResult = { to: FinalStatus } | { refused: TransitionRefusal };

type Cell = Record<Phase, TransitionResult>;

const notPending: Cell = {
  before_deadline: { refused: "not_pending" },
  held: { refused: "not_pending" },
  past_deadline: { refused: "not_pending" },
};

const final: Record<TransitionCommand, Cell> = {
  cancel: notPending,
  complete: notPending,
  expire: notPending,
  expire_early: notPending,
};

const table: Record<PaymentSessionStatus, Record<TransitionCommand, Cell>> = {
  pending: {
    cancel: {
      before_deadline: { to: "cancelled" },
      held: { refused: "past_deadline" },
      past_deadline: { refused: "past_deadline" },
    },
    complete: {
      before_deadline: { to: "completed" },
      held: { to: "completed" },
      past_deadline: { refused: "past_deadline" },
    },
    expire: {
      before_deadline: { refused: "before_deadline" },
      held: { refused: "held" },
      past_deadline: { to: "expired" },
    },
    expire_early: {
      before_deadline: { to: "expired" },
      held: { to: "expired" },
      past_deadline: { to: "expired" },
    },
  },
  completed: final,
  cancelled: final,
  expired: final,
};

/** What a command does to a session of this status in this phase. */
export function transition(status: PaymentSessionStatus, command: TransitionCommand, phase: Phase): TransitionResult {
  return table[status][command][phase];
}

export interface PermittedTransition {
  from: PaymentSessionStatus;
  phases: Phase[];
  to: FinalStatus;
}

/** The one row of the table in which a command changes anything: what the SQL statement makes its condition. */
export function permittedTransition(command: TransitionCommand): PermittedTransition {
  for (const from of paymentSessionStatuses) {
    const cells = phases.map((phase) => ({ phase, result: transition(from, command, phase) }));
    const permitted = cells.filter(({ result }) => "to" in result);
    const [first] = permitted;
    if (first !== undefined && "to" in first.result) {
      return { from, phases: permitted.map(({ phase }) => phase), to: first.result.to };
    }
  }
  throw new Error(`The table permits "${command}" nowhere.`);
}
