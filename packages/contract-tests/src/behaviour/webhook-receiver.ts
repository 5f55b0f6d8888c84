import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as delay } from "node:timers/promises";

export interface ReceivedWebhook {
  headers: Record<string, string>;
  body: Buffer;
  atMs: number;
}

export interface WebhookReceiver {
  url: string;
  received: ReceivedWebhook[];
  /** Answers the first webhook that matches with this status. All others get 204. */
  answerFirst(matches: (webhook: ReceivedWebhook) => boolean, status: number): void;
  /** The first so many webhooks that match, or as many as came in time. */
  waitFor(count: number, matches: (webhook: ReceivedWebhook) => boolean, timeoutMs: number): Promise<ReceivedWebhook[]>;
  close(): Promise<void>;
}

const largestBody = 256 * 1024;

/** An integrator's endpoint on this machine. */
export async function startWebhookReceiver(): Promise<WebhookReceiver> {
  const received: ReceivedWebhook[] = [];
  let answers: { matches: (webhook: ReceivedWebhook) => boolean; status: number }[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => {
      if (chunks.reduce((sum, { length }) => sum + length, chunk.length) <= largestBody) chunks.push(chunk);
    });
    request.on("end", () => {
      const headers = Object.entries(request.headers).map(([name, value]) => [name, [value].flat().join(", ")]);
      const webhook = {
        headers: Object.fromEntries(headers) as Record<string, string>,
        body: Buffer.concat(chunks),
        atMs: Date.now(),
      };
      received.push(webhook);
      const answer = answers.find(({ matches }) => matches(webhook));
      answers = answers.filter((each) => each !== answer);
      response.writeHead(answer?.status ?? 204).end();
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/webhooks`,
    received,
    answerFirst(matches, status) {
      answers.push({ matches, status });
    },
    async waitFor(count, matches, timeoutMs) {
      const untilMs = Date.now() + timeoutMs;
      for (let found = received.filter(matches); ; found = received.filter(matches)) {
        if (found.length >= count || Date.now() > untilMs) return found.slice(0, count);
        await delay(20);
      }
    },
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
