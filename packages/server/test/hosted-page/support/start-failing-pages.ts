import { createPageServer } from "../../../src/hosted-page/page-server.ts";
import { createLogger } from "../../../src/logger.ts";
import type { HostedSessions } from "../../../src/payment-sessions/hosted-session.ts";
import { passing } from "../../harness/generous-limits.ts";

export interface FailingPages {
  url: string;
  /** What everything fails with that asks for a session. */
  failWith(error: Error): void;
  close(): Promise<void>;
}

export const databaseAway = () => Object.assign(new Error("No connection."), { code: "ECONNREFUSED" });

/** The pages, where no session can be found out about. */
export async function startFailingPages({
  pageUrl = "http://127.0.0.1",
  failsToCount = false,
} = {}): Promise<FailingPages> {
  let failure: Error = databaseAway();
  const fail = () => Promise.reject(failure);
  const sessions: HostedSessions = { find: fail, complete: fail, resume: fail, cancel: fail };
  const logger = createLogger("silent");
  const limiter = failsToCount ? { ...passing, count: fail } : passing;
  const server = createPageServer({ sessions, limiter, hostedPageUrl: pageUrl, brandName: "Acme Pay", logger });
  const url = await server.listen({ host: "127.0.0.1", port: 0 });
  return { url, failWith: (error) => void (failure = error), close: () => server.close() };
}
