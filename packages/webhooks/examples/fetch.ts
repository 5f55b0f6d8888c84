import { unwrap, type WebhookEvent, WebhookVerificationError } from "@payment-sessions/webhooks";

/** For every runtime and framework that hands over a `Request`: workers, Deno, Bun, Next.js and more. */
export function createHandler(secret: string, handleEvent: (event: WebhookEvent) => Promise<void>) {
  return async (request: Request): Promise<Response> => {
    const rawBody = new Uint8Array(await request.arrayBuffer());
    try {
      await handleEvent(await unwrap(rawBody, request.headers, secret));
    } catch (error) {
      if (!(error instanceof WebhookVerificationError)) throw error;
      return new Response(null, { status: 400 });
    }
    return new Response(null, { status: 204 });
  };
}
