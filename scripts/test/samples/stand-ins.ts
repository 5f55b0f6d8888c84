import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { type AddressInfo, createServer } from "node:net";
import type { SampleService } from "./sample-service.ts";

/** Texts of samples that only look real, each with what stands in for it when the sample is run. */
const examples: [RegExp, (match: string, service: SampleService, url: string) => string | Promise<string>][] = [
  [/\b(?:cn|hps|whe|ev)_[0-9A-Za-z]{22}\b/, (id, service) => service.create(id.slice(0, id.indexOf("_")))],
  // What a command of the page printed is learnt; anything else stays.
  [/\b(?:org|key)_[0-9A-Za-z]{22}\b|\bt9k_live_[0-9A-Za-z]+/, (text) => text],
  // Its checksum is wrong.
  [/\bt9k_test_[0-9A-Za-z…]+/, (_key, { apiKey }) => apiKey],
  [/\b[a-z]+(?:@|%40)example\.com\b/, (email) => email.replace(/(?=@|%40)/, `-${randomBytes(6).toString("hex")}`)],
  [/\bhttps:\/\/app\.example\.com\/webhooks[\w/-]*/, (_url, { receiverUrl }) => receiverUrl],
  // The port of a receiver that the reader starts.
  [/\b4250\b/, findFreePort],
  [/\bhttp:\/\/127\.0\.0\.1:4242\b/, (_url, _service, url) => url],
];

/** Replaces examples by what is real; the same text by the same thing, throughout a page. */
export class StandIns {
  readonly #known = new Map<string, string>();
  readonly #service: SampleService;
  readonly #url: string;

  /** `url` is where requests shall go. */
  constructor(service: SampleService, url: string) {
    this.#service = service;
    this.#url = url;
  }

  /** From now on a text means what a command has really printed in its place. */
  learn(text: string, real: string): void {
    this.#known.set(text, real);
  }

  async replaceIn(text: string): Promise<string> {
    let result = text;
    for (const [pattern, standIn] of examples) {
      const all = new RegExp(pattern, "g");
      for (const [match] of text.matchAll(all)) {
        if (!this.#known.has(match)) this.#known.set(match, await standIn(match, this.#service, this.#url));
      }
      result = result.replaceAll(all, (match) => this.#known.get(match) ?? match);
    }
    return result;
  }
}

async function findFreePort(): Promise<string> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return String(port);
}
