import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { ConnectionGate, type Use } from "./connection-gate.ts";
import { poolExhausted } from "./error-codes.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** Enters so many times; how each ended so far, in the order of the calls. */
function enter(gate: ConnectionGate, use: Use, count: number): string[] {
  const ends: string[] = [];
  for (let index = 0; index < count; index += 1) {
    ends[index] = "waits";
    const waiting = gate.enter(use);
    if (waiting === undefined) ends[index] = "at once";
    else
      waiting.then(
        () => (ends[index] = "later"),
        (error: { code: string }) => (ends[index] = error.code),
      );
  }
  return ends;
}

const newGate = (connections: number) => new ConnectionGate({ connections, waitMs: 1_000 });

describe("a gate before eight connections", () => {
  test("lets 64 statements in, and the next ones as these leave, first come first served", async () => {
    const gate = newGate(8);
    expect(new Set(enter(gate, "statement", 64))).toEqual(new Set(["at once"]));
    const late = enter(gate, "statement", 3);
    gate.leave("statement");
    await vi.advanceTimersByTimeAsync(0);
    expect(late).toEqual(["later", "waits", "waits"]);
    expect([gate.inUse.statement, gate.waiting]).toEqual([64, 2]);
  });

  test("keeps two connections from transactions, for statements", () => {
    const gate = newGate(8);
    expect(enter(gate, "transaction", 8).filter((end) => end === "at once")).toHaveLength(6);
    expect(enter(gate, "statement", 20).filter((end) => end === "at once")).toHaveLength(16);
  });

  test("lets nobody pass who came before and waits", async () => {
    const gate = newGate(8);
    enter(gate, "transaction", 6);
    const first = enter(gate, "transaction", 1);
    gate.leave("transaction");
    const second = enter(gate, "transaction", 1);
    await vi.advanceTimersByTimeAsync(0);
    expect([first, second]).toEqual([["later"], ["waits"]]);
  });

  test("turns away whoever waited for too long, who takes no place then", async () => {
    const gate = newGate(8);
    enter(gate, "transaction", 6);
    const late = enter(gate, "transaction", 2);
    await vi.advanceTimersByTimeAsync(1_000);
    expect([late, gate.waiting, gate.inUse.transaction]).toEqual([[poolExhausted, poolExhausted], 0, 6]);
    gate.leave("transaction");
    expect(enter(gate, "transaction", 1)).toEqual(["at once"]);
  });
});

test("lets a transaction have the only connection", () => {
  const gate = newGate(1);
  expect(enter(gate, "transaction", 2)).toEqual(["at once", "waits"]);
  expect(enter(gate, "statement", 1)).toEqual(["waits"]);
});
