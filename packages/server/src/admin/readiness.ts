import type { Clock } from "../clock.ts";
import type { Sql } from "../database/pool.ts";
import { listUnappliedMigrations, type Migration } from "../database/migrate.ts";
import { isReadOnly } from "./readiness-repository.ts";

/** Why a process should get no requests at the moment. The words are the whole of what a stranger learns. */
export type UnreadyReason =
  | "starting"
  | "stopping"
  | "database_unreachable"
  | "database_read_only"
  | "migrations_missing";

/** For the database's answer; probes give up after a few seconds. */
const longestMs = 2_000;

/** Whether a process can do its work. */
export class Readiness {
  readonly #clock: Clock;
  #state: "starting" | "running" | "stopping" = "starting";
  #database: { sql: Sql; migrations: readonly Migration[] } | undefined;
  #asking: Promise<UnreadyReason[]> | undefined;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** The process does its work, on a database that has these migrations. */
  run(sql: Sql, migrations: readonly Migration[]): void {
    this.#database = { sql, migrations };
    if (this.#state === "starting") this.#state = "running";
  }

  /** For good, and before anything is stopped. */
  stop(): void {
    this.#state = "stopping";
  }

  /** None when it is ready. */
  async reasons(): Promise<UnreadyReason[]> {
    if (this.#state !== "running") return [this.#state];
    // Probes that come while the database has not answered yet wait for the same answer.
    this.#asking ??= this.#askDatabase().finally(() => (this.#asking = undefined));
    const late = this.#clock.sleep(longestMs).then((): UnreadyReason[] => ["database_unreachable"]);
    return Promise.race([this.#asking, late]);
  }

  async #askDatabase(): Promise<UnreadyReason[]> {
    if (this.#database === undefined) return ["starting"];
    const { sql, migrations } = this.#database;
    try {
      const [readOnly, missing] = await Promise.all([isReadOnly(sql), listUnappliedMigrations(sql, migrations)]);
      return [
        ...(readOnly ? (["database_read_only"] as const) : []),
        ...(missing.length > 0 ? (["migrations_missing"] as const) : []),
      ];
    } catch {
      return ["database_unreachable"];
    }
  }
}
