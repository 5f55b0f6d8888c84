import { unwrap, type WebhookEvent, WebhookVerificationError } from "@payment-sessions/webhooks";
import fastify, { type FastifyInstance } from "fastify";

export function createApp(secret: string, handleEvent: (event: WebhookEvent) => Promise<void>): FastifyInstance {
  const app = fastify();

  // The raw bytes are what was signed, so this route has a scope of its own, without the parser of JSON.
  app.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser("*", { parseAs: "buffer" }, (_request, body, done) => done(null, body));
    scope.post<{ Body: Buffer | undefined }>("/webhooks", async (request, reply) => {
      await handleEvent(await unwrap(request.body ?? "", request.headers, secret));
      return reply.code(204).send();
    });
  });

  app.post("/other", (request) => request.body);

  app.setErrorHandler((error, _request, reply) => {
    if (error instanceof WebhookVerificationError) return reply.code(400).send();
    throw error;
  });
  return app;
}
