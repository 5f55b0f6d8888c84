import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { behaviourChecks } from "../src/behaviour/index.ts";
import { documentChecks, observations } from "../src/checks/index.ts";
import { catchFault } from "./faults/catch-fault.ts";
import { faults } from "./faults/index.ts";
import { type RealServer, startRealServer } from "./support/real-server.ts";

let server: RealServer;
beforeAll(async () => {
  server = await startRealServer();
}, 120_000);
afterAll(() => server.stop());

describe.concurrent("a server with one fault is caught that", () => {
  test.each(faults.map((fault) => [fault.name, fault] as const))("%s", async (_name, fault) => {
    const { isCaught, findings } = await catchFault(fault, server);
    expect(isCaught, JSON.stringify(findings.slice(0, 3))).toBe(true);
  });
});

test("every check catches a fault that nothing else is meant for", () => {
  const behaviours = behaviourChecks({ baseUrl: "", apiKey: "", document: {} }, () => {
    throw new Error("Nothing is sent.");
  });
  const names = [...documentChecks, ...behaviours].map(({ name }) => name).concat(Object.keys(observations));
  const caught = new Set(faults.map(({ caughtBy }) => caughtBy));
  expect(names.filter((name) => !caught.has(name))).toEqual([]);
});

test("every fault has a name of its own", () => {
  expect(new Set(faults.map(({ name }) => name)).size).toBe(faults.length);
});
