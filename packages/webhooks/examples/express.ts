import { unwrap, type WebhookEvent, WebhookVerificationError } from "@payment-sessions/webhooks";
import express, { type ErrorRequestHandler, type Express } from "express";

export function createApp(secret: string, handleEvent: (event: WebhookEvent) => Promise<void>): Express {
  const app = express();

  // The raw bytes are what was signed, so this route stands before any `express.json()`.
  app.post("/webhooks", express.raw({ type: () => true }), async (request, response) => {
    await handleEvent(await unwrap(request.body ?? "", request.headers, secret));
    response.sendStatus(204);
  });

  app.use(express.json());
  app.post("/other", (request, response) => {
    response.json(request.body);
  });

  app.use(((error, _request, response, next) => {
    if (error instanceof WebhookVerificationError) response.sendStatus(400);
    else next(error);
  }) satisfies ErrorRequestHandler);
  return app;
}
