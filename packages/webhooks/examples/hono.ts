import { unwrap, type WebhookEvent, WebhookVerificationError } from "@payment-sessions/webhooks";
import { Hono } from "hono";

export function createApp(secret: string, handleEvent: (event: WebhookEvent) => Promise<void>): Hono {
  const app = new Hono();

  app.post("/webhooks", async (context) => {
    const rawBody = new Uint8Array(await context.req.arrayBuffer());
    await handleEvent(await unwrap(rawBody, context.req.raw.headers, secret));
    return context.body(null, 204);
  });

  app.post("/other", async (context) => context.json(await context.req.json()));

  app.onError((error, context) => context.body(null, error instanceof WebhookVerificationError ? 400 : 500));
  return app;
}
