import { createCheckoutSimulator } from "./create-checkout-simulator.ts";

const { PORT, HOST, CHECKOUT_PUBLIC_KEY, CHECKOUT_SECRET_KEY } = process.env;

const simulator = await createCheckoutSimulator({
  port: Number(PORT ?? 0),
  ...(HOST && { host: HOST }),
  ...(CHECKOUT_PUBLIC_KEY && { publicKey: CHECKOUT_PUBLIC_KEY }),
  ...(CHECKOUT_SECRET_KEY && { secretKey: CHECKOUT_SECRET_KEY }),
});

for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => void simulator.close());

process.stdout.write(
  [
    `Checkout simulator  ${simulator.url}`,
    `Card-field script   ${simulator.scriptUrl}`,
    `Public key          ${simulator.publicKey}`,
    `Secret key          ${simulator.secretKey}`,
    "",
  ].join("\n"),
);
