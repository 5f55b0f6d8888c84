import { randomInt } from "node:crypto";
import { ServerProcess } from "../support/server-process.ts";

export interface Instance {
  role: "api" | "worker";
  process: ServerProcess;
  url: string;
  isKilled: boolean;
}

/** Processes on one database, each of which is replaced when it is killed. */
export class Fleet {
  instances: Instance[] = [];
  kills = 0;
  readonly #settings: Record<string, string>;

  constructor(settings: Record<string, string>) {
    this.#settings = settings;
  }

  async start(roles: readonly Instance["role"][]): Promise<void> {
    this.instances = await Promise.all(roles.map((role) => this.#startOne(role)));
  }

  /** Those that clients are led to. */
  apis = (): Instance[] => this.instances.filter(({ role }) => role === "api");

  /** Kills any of them without a warning, and starts another in its place. */
  async killOne(): Promise<void> {
    const index = randomInt(this.instances.length);
    const victim = this.instances[index];
    if (victim === undefined) return;
    victim.isKilled = true;
    this.kills += 1;
    await victim.process.kill("SIGKILL");
    this.instances[index] = await this.#startOne(victim.role);
  }

  async stop(signal: NodeJS.Signals): Promise<(number | NodeJS.Signals)[]> {
    return Promise.all(this.instances.map(({ process }) => process.kill(signal)));
  }

  async #startOne(role: Instance["role"]): Promise<Instance> {
    const process = new ServerProcess("/nonexistent", { LOG_LEVEL: "info", ...this.#settings }, ["serve", "--role", role]);
    const { api } = await process.logs("running");
    return { role, process, url: String(api), isKilled: false };
  }
}
