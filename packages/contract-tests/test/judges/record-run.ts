import type { Operation } from "../../src/document/operations.ts";
import { readContractDocument } from "../../src/document/contract-document.ts";
import { document } from "../../src/generated/document.ts";
import { runContract } from "../../src/run-contract.ts";
import { parsed } from "../faults/changes.ts";
import type { Fault, ProxyRequest, ProxyResponse } from "../faults/fault.ts";
import { startFaultProxy } from "../faults/fault-proxy.ts";
import type { RealServer } from "../support/real-server.ts";
import type { RecordedAnswer } from "./recorded-answer.ts";

const routes = readContractDocument(document).operations.map((operation) => ({
  operation,
  pattern: new RegExp(`^${operation.path.replaceAll(/\{[^}]+\}/g, "[^/]+")}$`),
}));

/** Records every answer to an operation that the suite gets from the service, or from the service with a fault. */
export async function recordRun(
  { baseUrl, ...keys }: RealServer,
  checks: readonly string[],
  fault?: Fault,
): Promise<RecordedAnswer[]> {
  const answers: RecordedAnswer[] = [];
  const proxy = await startFaultProxy(baseUrl, recording(fault, answers));
  try {
    await runContract({ ...keys, baseUrl: proxy.baseUrl, document, only: checks, seed: 1 });
    return answers;
  } finally {
    await proxy.close();
  }
}

function recording(fault: Fault | undefined, answers: RecordedAnswer[]): Fault {
  const madeUp = new WeakSet<object>();
  const name = fault?.name ?? "no fault";
  return {
    name,
    caughtBy: fault?.caughtBy ?? "",
    onRequest(request, memory) {
      const changed = fault?.onRequest?.(request, memory);
      if (typeof changed === "object" && "status" in changed) madeUp.add(changed);
      return changed;
    },
    onResponse(response, request, memory) {
      const spoiled = fault?.onResponse?.(response, request, memory);
      const operation = operationOf(request);
      const spoiledBy = spoiled !== undefined || madeUp.has(response) ? fault?.name : undefined;
      if (operation !== undefined)
        answers.push({ run: name, spoiledBy, operation, ...exchangeOf(request, spoiled ?? response) });
      return spoiled;
    },
  };
}

const operationOf = ({ method, target }: ProxyRequest): Operation | undefined =>
  routes.find(({ operation, pattern }) => operation.method === method && pattern.test(pathOf(target)))?.operation;

const pathOf = (target: string): string => target.split("?")[0] ?? "";

/** Of the request, what it was for: the rest has credentials in more places than one, and no judge of answers needs it. */
function exchangeOf(
  { method, target }: ProxyRequest,
  response: ProxyResponse,
): Pick<RecordedAnswer, "request" | "response"> {
  const request = { method, target: pathOf(target), headers: [], body: undefined };
  return { request, response: { ...response, json: parsed(response.body) } };
}
