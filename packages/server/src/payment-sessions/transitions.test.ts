import { describe, expect, it } from "vitest";
import {
  paymentSessionStatuses,
  permittedTransition,
  transition,
  type TransitionCommand,
  transitionCommands,
} from "./transitions.ts";

const everyCell = paymentSessionStatuses.flatMap((status) =>
  transitionCommands.flatMap((command) => [false, true].map((pastDeadline) => ({ status, command, pastDeadline }))),
);

describe("transition", () => {
  it.each([
    ["cancel", false, { to: "cancelled" }],
    ["cancel", true, { refused: "past_deadline" }],
    ["complete", false, { to: "completed" }],
    ["complete", true, { refused: "past_deadline" }],
    ["expire", false, { refused: "before_deadline" }],
    ["expire", true, { to: "expired" }],
  ] as const)("answers %s of a pending session, past its deadline: %s", (command, pastDeadline, result) => {
    expect(transition("pending", command, pastDeadline)).toEqual(result);
  });

  it.each(everyCell.filter(({ status }) => status !== "pending"))(
    "refuses to $command a session that is $status (past its deadline: $pastDeadline)",
    ({ status, command, pastDeadline }) => {
      expect(transition(status, command, pastDeadline)).toEqual({ refused: "not_pending" });
    },
  );

  it("never leads back to pending", () => {
    const targets = everyCell.map(({ status, command, pastDeadline }) => transition(status, command, pastDeadline));
    expect(targets).not.toContainEqual({ to: "pending" });
  });

  it("gives a status that is past its deadline the same reason as one before it, once the session is final", () => {
    for (const { status, command } of everyCell.filter((cell) => cell.status !== "pending")) {
      expect(transition(status, command, true)).toEqual(transition(status, command, false));
    }
  });
});

describe("permittedTransition", () => {
  it.each([
    ["cancel", { from: "pending", pastDeadline: false, to: "cancelled" }],
    ["complete", { from: "pending", pastDeadline: false, to: "completed" }],
    ["expire", { from: "pending", pastDeadline: true, to: "expired" }],
  ] as const)("names the cell in which %s changes a session", (command, cell) => {
    expect(permittedTransition(command)).toEqual(cell);
  });

  it.each(transitionCommands)("finds the only cell that permits %s", (command: TransitionCommand) => {
    const permitted = everyCell.filter(
      (cell) => cell.command === command && "to" in transition(cell.status, command, cell.pastDeadline),
    );
    expect(permitted).toHaveLength(1);
  });
});
