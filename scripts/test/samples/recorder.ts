import { once } from "node:events";
import { createServer, request } from "node:http";
import type { AddressInfo } from "node:net";

export interface Answer {
  method: string;
  /** Path and query as they were sent. */
  target: string;
  status: number;
  hasIdempotencyKey: boolean;
}

/** Stands before the service and writes down what was asked and answered, whatever language asked. */
export interface Recorder {
  url: string;
  answers: Answer[];
  close(): Promise<void>;
}

export async function startRecorder(serviceUrl: string): Promise<Recorder> {
  const answers: Answer[] = [];
  const server = createServer((incoming, outgoing) => {
    const { method = "", url: target = "", headers } = incoming;
    const hasIdempotencyKey = "idempotency-key" in headers || "ten99policy-idempotent-key" in headers;
    const forwarded = request(`${serviceUrl}${target}`, { method, headers }, (answer) => {
      const { statusCode: status = 0 } = answer;
      answers.push({ method, target, status, hasIdempotencyKey });
      outgoing.writeHead(status, answer.headers);
      answer.pipe(outgoing);
    });
    forwarded.once("error", (error) => outgoing.destroy(error));
    incoming.pipe(forwarded);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const close = async () => {
    server.closeAllConnections();
    server.close();
    await once(server, "close");
  };
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, answers, close };
}
