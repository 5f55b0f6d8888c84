import { lookup } from "node:dns";
import { isIP, type LookupFunction } from "node:net";
import { Agent, buildConnector } from "undici";
import { type AddressRules, isAllowedAddress } from "./address-guard.ts";
import { RefusedAddressError } from "./send-failure.ts";

export interface AgentSettings {
  lookup?: LookupFunction;
  /** Certificates to trust in place of the usual ones. */
  ca?: string;
}

/**
 * Makes connections to allowed addresses only. What is connected to is what was checked: there is no second resolution
 * in between. Proxies of the environment are not used.
 */
export function createGuardedAgent(rules: AddressRules, { lookup: resolve = lookup, ca }: AgentSettings = {}): Agent {
  const connect = buildConnector({ lookup: guarded(resolve, rules), timeout: 10_000, ...(ca !== undefined && { ca }) });
  return new Agent({
    connect: (options, callback) => {
      // A literal address is never looked up.
      const isRefused = isIP(options.hostname) > 0 && !isAllowedAddress(options.hostname, rules);
      if (isRefused) callback(new RefusedAddressError(), null);
      else connect(options, callback);
    },
    connections: 64,
    pipelining: 1,
    allowH2: false,
    keepAliveTimeout: 10_000,
    keepAliveMaxTimeout: 60_000,
    // Whoever sends sets a deadline for the whole.
    headersTimeout: 0,
    bodyTimeout: 0,
  });
}

const guarded =
  (resolve: LookupFunction, rules: AddressRules): LookupFunction =>
  (hostname, options, callback) =>
    resolve(hostname, { ...options, all: true }, (error, addresses) => {
      const all = typeof addresses === "string" ? [{ address: addresses, family: isIP(addresses) }] : addresses;
      if (error) callback(error, []);
      else if (all.every(({ address }) => isAllowedAddress(address, rules))) callback(null, all);
      else callback(new RefusedAddressError(), []);
    });
