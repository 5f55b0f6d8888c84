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
  readonly #replacements = new Set<Promise<void>>();
  readonly #settings: Record<string, string>;

  constructor(settings: Record<string, string>) {
    this.#settings = settings;
  }

  async start(roles: readonly Instance["role"][]): Promise<void> {
    this.instances = await Promise.all(roles.map((role) => this.#startOne(role)));
  }

  /** Those that clients are led to. */
  apis = (): Instance[] => this.instances.filter(({ role }) => role === "api");

  /**
   * Kills any of them without a warning; another one is started in its place, which takes its time. On a machine that is
   * slow at that it waits, rather than to kill the last one of its role.
   */
  async killOne(): Promise<void> {
    while (this.#candidates().length === 0) await Promise.race(this.#replacements);
    const candidates = this.#candidates();
    const victim = candidates[randomInt(candidates.length)] as Instance;
    victim.isKilled = true;
    this.kills += 1;
    const replacement = this.#replace(victim).then(() => void this.#replacements.delete(replacement));
    this.#replacements.add(replacement);
    // Whoever waits for it hears of a failure.
    replacement.catch(() => {});
  }

  #candidates(): Instance[] {
    const running = this.instances.filter(({ isKilled }) => !isKilled);
    return running.filter(({ role }) => running.filter((each) => each.role === role).length > 1);
  }

  async #replace(victim: Instance): Promise<void> {
    await victim.process.kill("SIGKILL");
    const replacement = await this.#startOne(victim.role);
    this.instances[this.instances.indexOf(victim)] = replacement;
  }

  /** Until there are as many as in the beginning. */
  async replaced(): Promise<void> {
    await Promise.all(this.#replacements);
  }

  async stop(signal: NodeJS.Signals): Promise<(number | NodeJS.Signals)[]> {
    return Promise.all(this.instances.map(({ process }) => process.kill(signal)));
  }

  async #startOne(role: Instance["role"]): Promise<Instance> {
    const process = new ServerProcess("/nonexistent", { LOG_LEVEL: "info", ...this.#settings }, [
      "serve",
      "--role",
      role,
    ]);
    const { api } = await process.logs("running");
    return { role, process, url: String(api), isKilled: false };
  }
}
