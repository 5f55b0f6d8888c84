import { describe, expect, it } from "vitest";
import {
  paymentSessionStatuses,
  permittedTransition,
  phases,
  transition,
  type TransitionCommand,
  transitionCommands,
} from "./transitions.ts";

const everyCell = paymentSessionStatuses.flatMap((status) =>
  transitionCommands.flatMap((command) => phases.map((phase) => ({ status, command, phase }))),
);

describe("transition", () => {
  it.each([
    ["cancel", "before_deadline", { to: "cancelled" }],
    ["cancel", "held", { refused: "past_deadline" }],
    ["cancel", "past_deadline", { refused: "past_deadline" }],
    ["complete", "before_deadline", { to: "completed" }],
    ["complete", "held", { to: "completed" }],
    ["complete", "past_deadline", { refused: "past_deadline" }],
    ["expire", "before_deadline", { refused: "before_deadline" }],
    ["expire", "held", { refused: "held" }],
    ["expire", "past_deadline", { to: "expired" }],
    ["expire_early", "before_deadline", { to: "expired" }],
    ["expire_early", "held", { to: "expired" }],
    ["expire_early", "past_deadline", { to: "expired" }],
  ] as const)("answers %s of a pending session, %s", (command, phase, result) => {
    expect(transition("pending", command, phase)).toEqual(result);
  });

  it.each(everyCell.filter(({ status }) => status !== "pending"))(
    "refuses to $command a session that is $status ($phase)",
    ({ status, command, phase }) => {
      expect(transition(status, command, phase)).toEqual({ refused: "not_pending" });
    },
  );

  it("never leads back to pending", () => {
    const targets = everyCell.map(({ status, command, phase }) => transition(status, command, phase));
    expect(targets).not.toContainEqual({ to: "pending" });
  });

  it("gives a final session the same reason in every phase", () => {
    for (const { status, command, phase } of everyCell.filter((cell) => cell.status !== "pending")) {
      expect(transition(status, command, phase)).toEqual(transition(status, command, "before_deadline"));
    }
  });
});

describe("permittedTransition", () => {
  it.each([
    ["cancel", { from: "pending", phases: ["before_deadline"], to: "cancelled" }],
    ["complete", { from: "pending", phases: ["before_deadline", "held"], to: "completed" }],
    ["expire", { from: "pending", phases: ["past_deadline"], to: "expired" }],
    ["expire_early", { from: "pending", phases: ["before_deadline", "held", "past_deadline"], to: "expired" }],
  ] as const)("names the row in which %s changes a session", (command, row) => {
    expect(permittedTransition(command)).toEqual(row);
  });

  it.each(transitionCommands)("finds every cell that permits %s", (command: TransitionCommand) => {
    const { from, phases: permittedPhases, to } = permittedTransition(command);
    const permitted = everyCell.filter(
      (cell) => cell.command === command && "to" in transition(cell.status, command, cell.phase),
    );
    expect(permitted).toEqual(permittedPhases.map((phase) => ({ status: from, command, phase })));
    for (const { status, phase } of permitted) expect(transition(status, command, phase)).toEqual({ to });
  });
});
