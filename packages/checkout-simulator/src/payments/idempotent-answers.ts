import type { StoredAnswer } from "./payment-answer.ts";

export interface Claim {
  /** The answer given before under this key. */
  answer: StoredAnswer | undefined;
  /** Lets the next request with this key in; further calls do nothing. */
  release(): void;
}

/** What `Cko-Idempotency-Key` remembers: answers of payments that were carried out, and which are being carried out. */
export class IdempotentAnswers {
  readonly #answers = new Map<string, StoredAnswer>();
  readonly #running = new Set<string>();

  /** Undefined while another request with this key is running. */
  claim(key: string | null): Claim | undefined {
    if (key === null) return { answer: undefined, release: () => undefined };
    if (this.#running.has(key)) return undefined;
    this.#running.add(key);
    let held = true;
    const release = () => {
      if (held) this.#running.delete(key);
      held = false;
    };
    return { answer: this.#answers.get(key), release };
  }

  /** Refusals and failures are not stored: the same key may try again. */
  store(key: string | null, answer: StoredAnswer): void {
    if (key !== null) this.#answers.set(key, answer);
  }

  clear(): void {
    this.#answers.clear();
  }
}
