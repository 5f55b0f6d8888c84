import type { Finding } from "../../src/finding.ts";
import { document } from "../../src/generated/document.ts";
import { runContract } from "../../src/run-contract.ts";
import type { RealServer } from "../support/real-server.ts";
import type { Fault } from "./fault.ts";
import { startFaultProxy } from "./fault-proxy.ts";

export interface Caught {
  isCaught: boolean;
  /** All that was found, by whichever check. */
  findings: Finding[];
}

/** Runs the check that brings a fault about, and sees whether the one that is meant for it tells of it. */
export async function catchFault(
  fault: Fault,
  { baseUrl, apiKey, liveKey, otherTenantKey }: RealServer,
  seed = 1,
): Promise<Caught> {
  const proxy = await startFaultProxy(baseUrl, fault);
  try {
    const changed = structuredClone(document);
    fault.onDocument?.(changed);
    const options = { baseUrl: proxy.baseUrl, apiKey, liveKey, otherTenantKey, document: changed, seed };
    const { findings } = await runContract({ ...options, only: [fault.during ?? fault.caughtBy], timeoutMs: 5_000 });
    return { isCaught: findings.some(({ check }) => check === fault.caughtBy), findings };
  } finally {
    await proxy.close();
  }
}
