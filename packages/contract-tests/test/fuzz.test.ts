import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { runFuzz } from "../src/fuzz/run-fuzz.ts";
import { document } from "../src/generated/document.ts";
import { failing, json } from "./faults/changes.ts";
import type { Fault } from "./faults/fault.ts";
import { startFaultProxy } from "./faults/fault-proxy.ts";
import { judgeFuzz } from "./fuzz/judge-fuzz.ts";
import { type RealServer, startRealServer } from "./support/real-server.ts";

let server: RealServer;
beforeAll(async () => {
  server = await startRealServer();
}, 120_000);
afterAll(() => server.stop());

test("our server answers whatever is sent to it as documented", { timeout: 180_000 }, async () => {
  const { findings, successes, statuses } = await runFuzz({ ...server, document, requests: 5_000, seed: 1 });
  expect(findings).toEqual([]);
  const operations = Object.values(document["paths"] as object).flatMap((path) => Object.values(path as object));
  const ids = operations.flatMap((each) => (each as { operationId?: string })["operationId"] ?? []);
  expect(ids.filter((id) => successes[id] === undefined)).toEqual([]);
  for (const status of ["400", "403", "404", "405", "413", "422"]) expect(statuses[status]).toBeGreaterThan(0);
});

function isJson(body: Buffer): boolean {
  try {
    JSON.parse(body.toString());
    return true;
  } catch {
    return false;
  }
}

/** Each shows only where requests are of a certain kind. */
const faults: Pick<Fault, "name" | "caughtBy" | "onRequest" | "onResponse">[] = [
  {
    name: "fails at a character that its database cannot store",
    caughtBy: "no-server-error",
    onRequest: ({ body }) => (body.includes("\\u0000") ? failing(500, "general_error") : undefined),
  },
  {
    name: "accepts what the document does not allow",
    caughtBy: "refuses-invalid",
    onResponse: (response, { method }) =>
      method === "PUT" && response.status === 400 ? { ...response, status: 200 } : undefined,
  },
  {
    name: "reads no query",
    caughtBy: "refuses-invalid",
    onResponse: (response, { method, target }) =>
      method === "GET" && /\?limit=[^&]*$/.test(target) && response.status === 400
        ? { ...response, status: 200, body: json([]) }
        : undefined,
  },
  {
    name: "takes what is no JSON for an empty object",
    caughtBy: "refuses-invalid",
    onResponse: (response, { method, body }) =>
      method === "PUT" && response.status === 400 && !isJson(body) ? { ...response, status: 200 } : undefined,
  },
  {
    name: "looks for no key",
    caughtBy: "refuses-invalid",
    onResponse: (response) => (response.status === 403 ? { ...response, status: 200, body: json([]) } : undefined),
  },
  {
    name: "tells more of an object than is documented",
    caughtBy: "undocumented-properties",
    onResponse: (response, { method, target }) =>
      method === "GET" && /cn_\w+$/.test(target) && response.status === 200
        ? { ...response, body: json({ ...(JSON.parse(response.body.toString()) as object), organization: 1 }) }
        : undefined,
  },
];

describe("a server is caught that", () => {
  test.each(faults.map((fault) => [fault.name, fault] as const))("%s", async (_name, fault) => {
    const proxy = await startFaultProxy(server.baseUrl, fault);
    const options = { baseUrl: proxy.baseUrl, apiKey: server.apiKey, document, requests: 2_000, seed: 2 };
    const { findings } = await runFuzz(options).finally(() => proxy.close());
    expect(findings.map(({ check }) => check)).toContain(fault.caughtBy);
  });
});

test("a heap that grows is no pass", () => {
  const report = { seed: 1, sent: 20_000, statuses: {}, successes: {}, findings: [] };
  expect(judgeFuzz(report, { heapAfterWarmUp: 100, heapAtEnd: 119 }).isGood).toBe(true);
  const grown = judgeFuzz(report, { heapAfterWarmUp: 100, heapAtEnd: 121 });
  expect(grown.isGood).toBe(false);
  expect(grown.lines.at(-1)).toBe("0 findings; the heap grows");
  const ended = judgeFuzz(report, { heapAfterWarmUp: 100, heapAtEnd: undefined });
  expect(ended.isGood).toBe(false);
  expect(ended.lines.at(-1)).toBe("0 findings; the server has ended");
});
