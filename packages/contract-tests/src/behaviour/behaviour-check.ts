import type { Check } from "../checks/check.ts";
import type { Requests } from "../requests/requests.ts";
import type { ContractOptions } from "../contract-options.ts";
import { SkippedError } from "../skipped-error.ts";
import { Api } from "./api.ts";

/** Who takes part in a check. */
export interface Actors {
  api: Api;
  options: Pick<ContractOptions, "liveKey" | "otherTenantKey">;
  /** The same server, by another key. */
  as: (key: string) => Api;
}

export interface BehaviourCheck {
  name: string;
  title: string;
  /** The operations without which there is nothing to check. */
  needs: readonly string[];
  run: (actors: Actors) => Promise<void>;
}

/** As a check like any other, which is skipped where the document lacks what it needs. */
export const toCheck = (
  { name, title, needs, run }: BehaviourCheck,
  options: ContractOptions,
  requestsOf: (key: string) => Requests,
): Check => ({
  name,
  title,
  async run(requests) {
    const missing = needs.find((id) => !requests.document.operations.some((operation) => operation.id === id));
    if (missing !== undefined) throw new SkippedError(`The document has no operation ${missing}.`);
    const as = (key: string) => new Api(requestsOf(key), name);
    await run({ api: new Api(requests, name), options, as });
  },
});
