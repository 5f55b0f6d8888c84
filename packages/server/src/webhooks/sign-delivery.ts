import { createHmac, createSecretKey } from "node:crypto";
import { decodeSecret, sign, type Signer } from "@payment-sessions/webhooks";
import type { Encryption } from "../encryption.ts";
import { toWire } from "../events/event.ts";
import { encodeId } from "../ids.ts";
import { unixSeconds } from "../unix-seconds.ts";
import { signingSecretContext } from "../webhook-endpoints/signing-secret.ts";
import type { LeasedDelivery } from "./leased-delivery.ts";

export interface SignedDelivery {
  headers: Record<string, string>;
  body: string;
}

/** What an endpoint gets: the event in the words of the API, signed with every secret that is valid. */
export async function signDelivery(
  { event, leasedAt, secrets }: LeasedDelivery,
  encryption: Encryption,
): Promise<SignedDelivery> {
  const body = JSON.stringify(toWire(event));
  const signers = secrets.map(({ id, ciphertext }) => signer(encryption.decrypt(ciphertext, signingSecretContext(id))));
  const id = encodeId("ev", event.id);
  const signature = await sign({ id, timestamp: unixSeconds(leasedAt), body, secrets: signers });
  return { headers: { "content-type": "application/json", "user-agent": "payment-sessions", ...signature }, body };
}

function signer(secret: string): Signer {
  const key = createSecretKey(decodeSecret(secret));
  return (content) => createHmac("sha256", key).update(content).digest();
}
