import { isObject } from "../document/json.ts";
import type { AnsweredExchange, Problem } from "./problem.ts";

/** Properties that are shown once, in the answer that creates them, by the operation's id. */
const shownOnce: Record<string, string> = {
  createPaymentSession: "url",
  createWebhookEndpoint: "secret",
  rotateWebhookEndpointSecret: "secret",
};

/** Remembers what was shown once, and sees when it is shown again. */
export class SecretWatch {
  readonly #secrets = new Map<string, string>();
  readonly #most: number;

  constructor(most = Number.POSITIVE_INFINITY) {
    this.#most = most;
  }

  observe({ operation, response }: AnsweredExchange): Problem[] {
    const name = shownOnce[operation?.id ?? ""];
    if (name !== undefined && response.status < 300) {
      this.#remember(isObject(response.json) ? response.json[name] : undefined, name);
      return [];
    }
    const text = response.body.toString() + JSON.stringify(response.headers);
    const leaked = [...this.#secrets].find(([secret]) => text.includes(secret));
    if (leaked === undefined) return [];
    const [, property] = leaked;
    return [
      {
        check: "shows-secrets-once",
        expected: `no ${property} after its creation`,
        got: `the ${property} in the answer`,
        pointer: `/${property}`,
      },
    ];
  }

  /** What is told of findings contains none of them. */
  redact(text: string): string {
    return [...this.#secrets.keys()].reduce((redacted, secret) => redacted.replaceAll(secret, "[redacted]"), text);
  }

  #remember(value: unknown, name: string): void {
    const secret = typeof value === "string" ? secretPart(value) : "";
    if (secret.length < shortest) return;
    this.#secrets.set(secret, name);
    const [oldest] = this.#secrets.keys();
    if (this.#secrets.size > this.#most && oldest !== undefined) this.#secrets.delete(oldest);
  }
}

/** What is shorter may be in an answer by chance. */
const shortest = 16;

/** Of a URL the secret is its last part. */
export const secretPart = (text: string): string => (URL.canParse(text) ? (text.split("/").at(-1) ?? "") : text);
