import { createCheckoutSimulator, type CheckoutSimulator } from "@payment-sessions/checkout-simulator";
import { createDemoPlatform } from "@payment-sessions/demo-platform";
import { start } from "../packages/server/src/start/start.ts";

/**
 * `npm start`: the service, the payment provider's sandbox, and a platform to click through. The service is told of
 * the sandbox as of the real provider, by its settings; one that is configured already is used instead.
 */
const port = Number(process.env["PORT"] || 4242);
const portOf = (offset: number) => (port === 0 ? 0 : port + offset);

/** What the demo talks to, once it answers. */
const service = Promise.withResolvers<{ apiUrl: string; apiKey: string; contractor: string }>();

const simulator = isProviderConfigured()
  ? undefined
  : await listening(2, (options) => createCheckoutSimulator(options));
const demo = await listening(3, (options) => createDemoPlatform({ ...options, service: service.promise }));

const code = await start({
  env: { WEBHOOK_ALLOW_LOOPBACK: "true", ...process.env, ...(simulator && settingsFor(simulator)) },
  companions: {
    demo: demo.url,
    ...(simulator && { simulator: simulator.url }),
    redirectHosts: [new URL(demo.url).host],
  },
  onStarted: ({ api, test_key, contractor }) => service.resolve({ apiUrl: api, apiKey: test_key, contractor }),
});
process.exit(code);

function isProviderConfigured(): boolean {
  return Object.entries(process.env).some(([name, value]) => name.startsWith("CHECKOUT_TEST_") && value !== "");
}

function settingsFor({ url, scriptUrl, publicKey, secretKey }: CheckoutSimulator): Record<string, string> {
  return {
    CHECKOUT_TEST_API_URL: url,
    CHECKOUT_TEST_SCRIPT_URL: scriptUrl,
    CHECKOUT_TEST_PUBLIC_KEY: publicKey,
    CHECKOUT_TEST_SECRET_KEY: secretKey,
  };
}

/** The service tells what is wrong with its own port; these come first, and a second start meets theirs. */
async function listening<Listener>(
  offset: number,
  listen: (options: { port: number }) => Promise<Listener>,
): Promise<Listener> {
  return listen({ port: portOf(offset) }).catch((error: unknown) => {
    if (!(error instanceof Error) || !("code" in error) || error.code !== "EADDRINUSE") throw error;
    const sentence = `Port ${portOf(offset)} is taken; stop the payment-sessions that runs there, or set PORT and DATA_DIR.`;
    console.error(sentence);
    return process.exit(1);
  });
}
