import { bindResources } from "./bind-resources.ts";
import { type ClientOptions, readClientOptions, type Runtime } from "./client-options.ts";
import { resourceTable } from "./generated/resource-table.ts";
import type { Resources } from "./generated/resources.ts";
import type { ResourceTable } from "./operation.ts";
import { sleep } from "./sleep.ts";
import { startCall } from "./start-call.ts";

/** A client of the API: one property for each kind of object, one method for each operation. */
export interface Client extends Resources {}

const standardRuntime: Runtime = {
  sleep,
  random: Math.random,
  now: Date.now,
  randomUUID: () => crypto.randomUUID(),
};

/**
 * Creates a client. It keeps no connection and no state, and shows its key to nobody who prints or serializes it.
 *
 * @throws InvalidArgumentError when an option cannot be used.
 *
 * @example
 * ```ts
 * const client = createClient({ apiKey: "t9k_test_…" });
 * const { data, error } = await client.paymentSessions.cancel("hps_…");
 * ```
 */
export function createClient(options: ClientOptions): Client {
  return createClientOn(resourceTable, options) as Client;
}

/** The same for any table of operations and any surroundings. */
export function createClientOn(table: ResourceTable, options: ClientOptions, runtime: Partial<Runtime> = {}): unknown {
  const config = readClientOptions(options, { ...standardRuntime, ...runtime });
  return bindResources(table, (operation, input, callOptions) => startCall(config, operation, input, callOptions));
}
