import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { behaviourChecks } from "../src/behaviour/index.ts";
import { documentChecks, observations } from "../src/checks/index.ts";
import type { JsonObject } from "../src/document/json.ts";
import { catchFault } from "./faults/catch-fault.ts";
import { inResponse } from "./faults/changes.ts";
import type { Fault } from "./faults/fault.ts";
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

/** What a server may do, in the form of a fault. */
const allowed: Fault[] = [
  {
    name: "delivers every event twice",
    caughtBy: "delivers-webhooks",
    onWebhook: (webhook) => [webhook, webhook],
  },
  {
    name: "keeps account of a delivery a second later",
    caughtBy: "retries-webhooks",
    ...inResponse({ method: "GET", path: /\/deliveries(\?|$)/ }, (list, memory) => {
      const readAtMs = Number(memory.get("read at") ?? Date.now());
      memory.set("read at", String(readAtMs));
      if (Date.now() > readAtMs + 1_000) return undefined;
      return (list as JsonObject[]).map((each) =>
        Object.assign(each, { status: "pending", attempts: [], next_attempt_at: 4_102_444_800 }),
      );
    }),
  },
];

describe.concurrent("a server is not caught that", () => {
  test.each(allowed.map((fault) => [fault.name, fault] as const))("%s", async (_name, fault) => {
    expect((await catchFault(fault, server)).findings).toEqual([]);
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
