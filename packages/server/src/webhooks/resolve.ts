import { lookup } from "node:dns/promises";
import { setTimeout as delay } from "node:timers/promises";

/** The addresses of a host name; none while it does not resolve. */
export type Resolve = (hostname: string) => Promise<string[]>;

const longestMs = 3_000;

/** As the operating system resolves names, for a bounded time: a name server that hangs holds up no request. */
export const resolveHost: Resolve = async (hostname) => {
  const ending = new AbortController();
  const late = delay(longestMs, [], { signal: ending.signal }).catch(() => []);
  const found = lookup(hostname, { all: true }).catch(() => []);
  const addresses = await Promise.race([found, late]);
  ending.abort();
  return addresses.map(({ address }: { address: string }) => address);
};
