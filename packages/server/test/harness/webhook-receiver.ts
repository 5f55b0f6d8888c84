import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";

export interface ReceivedWebhook {
  headers: Record<string, string>;
  body: string;
  /** By the monotonic clock of this process, in milliseconds. */
  atMs: number;
}

export interface WebhookReceiver {
  url: string;
  received: ReceivedWebhook[];
  /** From now on; the default answers 204. */
  answer: (response: ServerResponse, webhook: ReceivedWebhook, request: IncomingMessage) => void;
  close(): Promise<void>;
}

/** An integrator's endpoint on loopback. */
export async function startWebhookReceiver(): Promise<WebhookReceiver> {
  const receiver: WebhookReceiver = {
    url: "",
    received: [],
    answer: (response) => void response.writeHead(204).end(),
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
  const server = createServer((request, response) => {
    const receive = async () => {
      const body = await text(request);
      const webhook = { headers: request.headers as Record<string, string>, body, atMs: performance.now() };
      receiver.received.push(webhook);
      receiver.answer(response, webhook, request);
    };
    // A sender that is killed is cut off in the middle of its request.
    receive().catch(() => response.destroy());
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  receiver.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/webhooks`;
  return receiver;
}
