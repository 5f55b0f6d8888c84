import { type Client, createClientOn } from "../src/create-client.ts";
import type { ClientOptions, Runtime } from "../src/client-options.ts";
import { resourceTable } from "../src/generated/resource-table.ts";

/** A key that no server accepts: its checksum is wrong. */
export const apiKey = "t9k_test_kZ7hQ2mXw9Rb4TnVc6LpYs1DgFj3EaUo000000";

/** A client that never really waits, together with the pauses that it wanted to make. */
export function createTestClient(
  options: Omit<ClientOptions, "apiKey">,
  runtime: Partial<Runtime> = {},
): { client: Client; pauses: number[] } {
  const pauses: number[] = [];
  const instant: Partial<Runtime> = {
    sleep: async (durationMs) => {
      pauses.push(durationMs);
    },
    random: () => 0.5,
    ...runtime,
  };
  return { client: createClientOn(resourceTable, { apiKey, ...options }, instant) as Client, pauses };
}
