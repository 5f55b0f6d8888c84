import type { Clock } from "../clock.ts";
import type { ApiKey, FoundApiKey } from "./repository.ts";

export interface ApiKeyCacheSettings {
  clock: Pick<Clock, "monotonicMs">;
  maxAgeMs?: number;
  maxEntries?: number;
}

/** A look-up that has begun, and the state of the cache at that moment. */
export interface LookUp {
  atMs: number;
  generation: number;
}

/**
 * Keys that were good a moment ago, by their digest. A revocation has its effect within five seconds even if nobody tells
 * of it: an entry is good for four, counted from before its row was read. Keys that are not good are not kept, so that
 * a new one is good at once.
 */
export class ApiKeyCache {
  readonly #entries = new Map<string, { apiKey: ApiKey; untilMs: number }>();
  readonly #clock: Pick<Clock, "monotonicMs">;
  readonly #maxAgeMs: number;
  readonly #maxEntries: number;
  #generation = 0;

  constructor({ clock, maxAgeMs = 4_000, maxEntries = 10_000 }: ApiKeyCacheSettings) {
    this.#clock = clock;
    this.#maxAgeMs = maxAgeMs;
    this.#maxEntries = maxEntries;
  }

  get(digest: Buffer): ApiKey | undefined {
    const entry = this.#entries.get(nameOf(digest));
    return entry !== undefined && this.#clock.monotonicMs() < entry.untilMs ? entry.apiKey : undefined;
  }

  beginLookUp(): LookUp {
    return { atMs: this.#clock.monotonicMs(), generation: this.#generation };
  }

  /** Has no effect when the cache was cleared since the look-up began: the row may have been read before the change. */
  set(digest: Buffer, { apiKey, expiresInMs = Infinity }: FoundApiKey, { atMs, generation }: LookUp): void {
    if (generation !== this.#generation) return;
    // Entries live equally long, so that the one that came first is the next to be of no use.
    this.#entries.delete(nameOf(digest));
    this.#entries.set(nameOf(digest), { apiKey, untilMs: atMs + Math.min(this.#maxAgeMs, expiresInMs) });
    const [oldest] = this.#entries.keys();
    if (this.#entries.size > this.#maxEntries && oldest !== undefined) this.#entries.delete(oldest);
  }

  clear(): void {
    this.#generation += 1;
    this.#entries.clear();
  }
}

const nameOf = (digest: Buffer): string => digest.toString("latin1");
