import type { Requests } from "../requests/requests.ts";

export interface Check {
  /** As `--only` takes it, and as its findings are called. */
  name: string;
  /** The promise that is checked, as a fact. */
  title: string;
  run: (requests: Requests) => Promise<void>;
}
