import { unwrap, WebhookVerificationError } from "@payment-sessions/webhooks";
import type { FastifyInstance } from "fastify";
import type { EventLog } from "./event-log.ts";

export interface WebhookRouteSettings {
  secret: Promise<string>;
  events: EventLog;
}

/** Receives events. The signature is over the bytes that were sent, so the body is taken as it came. */
export async function webhookRoute(app: FastifyInstance, { secret, events }: WebhookRouteSettings): Promise<void> {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser("*", { parseAs: "buffer" }, (_request, body, done) => done(null, body));
  app.setErrorHandler((error, _request, reply) => {
    if (error instanceof WebhookVerificationError) return reply.code(400).send(error.message);
    throw error;
  });
  app.post<{ Body: Buffer | undefined }>("/webhooks", async (request, reply) => {
    const event = await unwrap(request.body ?? "", request.headers, await secret);
    // Other types may come one day; they are none of this platform's business.
    if (event.event_type !== "unknown") events.add(event);
    return reply.code(204).send();
  });
}
