import { isIP, type LookupFunction, type Socket } from "node:net";
import { Agent, buildConnector } from "undici";
import { type AddressRules, isAllowedAddress } from "./address-guard.ts";
import { lookupHost } from "./resolve.ts";
import { NoAddressError, RefusedAddressError } from "./send-failure.ts";

export interface AgentSettings {
  lookup?: LookupFunction;
  /** Certificates to trust in place of the usual ones. */
  ca?: string;
}

interface AgentLife {
  /** Cuts every connection, those included that are not made yet and that destroying an agent would leave alone. */
  closing: AbortSignal;
}

/**
 * Makes connections to allowed addresses only. What is connected to is what was checked: there is no second resolution
 * in between. Proxies of the environment are not used.
 */
export function createGuardedAgent(
  rules: AddressRules,
  { lookup = lookupHost, ca, closing }: AgentSettings & AgentLife,
): Agent {
  const connect = cuttable(closing, {
    lookup: guarded(lookup, rules),
    timeout: 10_000,
    // Whoever offers HTTP/2 gets it, whatever the agent says.
    allowH2: false,
    // Not even NODE_TLS_REJECT_UNAUTHORIZED turns this off.
    rejectUnauthorized: true,
    ...(ca !== undefined && { ca }),
  });
  return new Agent({
    connect: (options, callback) => {
      // A literal address is never looked up.
      const isRefused = isIP(options.hostname) > 0 && !isAllowedAddress(options.hostname, rules);
      if (isRefused) callback(new RefusedAddressError(), null);
      else connect(options, callback);
    },
    // As many as there are requests: strangers may share a host, and nobody waits for the requests of another one.
    pipelining: 1,
    allowH2: false,
    keepAliveTimeout: 10_000,
    keepAliveMaxTimeout: 60_000,
    // Whoever sends sets a deadline for the whole.
    headersTimeout: 0,
    bodyTimeout: 0,
  });
}

/**
 * A connector whose connections are cut when all comes to an end, also while they are being made. The signal is not handed
 * to Node, which would keep every socket in the signal's list of listeners for good.
 */
function cuttable(closing: AbortSignal, options: buildConnector.BuildOptions): buildConnector.connector {
  const connect = buildConnector(options);
  const unfinished = new Set<Socket>();
  closing.addEventListener("abort", () => unfinished.forEach(cut), { once: true });
  return (target, callback) => {
    // It answers the socket, whatever its type says.
    const socket = connect(target, (...result) => {
      unfinished.delete(socket);
      callback(...result);
    }) as unknown as Socket;
    unfinished.add(socket);
    if (closing.aborted) cut(socket);
  };
}

const cut = (socket: Socket): Socket => socket.destroy(new Error("No connection is made any more."));

const guarded =
  (resolve: LookupFunction, rules: AddressRules): LookupFunction =>
  (hostname, options, callback) =>
    resolve(hostname, { ...options, all: true }, (error, found) => {
      // With an error some look-ups leave the addresses out, whatever their type says.
      if (error) return callback(error, []);
      const addresses = typeof found === "string" ? [{ address: found, family: isIP(found) }] : found;
      const [first] = addresses;
      if (first === undefined) callback(new NoAddressError(), []);
      else if (!addresses.every(({ address }) => isAllowedAddress(address, rules))) {
        callback(new RefusedAddressError(), []);
      } else if (options.all === true) callback(null, addresses);
      else callback(null, first.address, first.family);
    });
