import { createSecret } from "@payment-sessions/webhooks";
import { newId } from "../database/new-id.ts";
import type { TransactionSql } from "../database/pool.ts";
import type { Encryption } from "../encryption.ts";
import { deleteSurplusSecrets, insertSecret, retireCurrentSecret } from "./secret-repository.ts";
import { signingSecretContext } from "./signing-secret.ts";

export interface IssuedSecret {
  /** Known here and to the client only: no later request shows it. */
  secret: string;
  previousExpiresAt: Date | undefined;
}

/** Gives an endpoint, which the caller has inserted or locked, a new current secret. */
export async function issueSecret(
  sql: TransactionSql,
  encryption: Encryption,
  endpointId: string,
): Promise<IssuedSecret> {
  const previousExpiresAt = await retireCurrentSecret(sql, endpointId);
  const id = await newId(sql);
  const secret = createSecret();
  await insertSecret(sql, { id, endpointId, ciphertext: encryption.encrypt(secret, signingSecretContext(id)) });
  await deleteSurplusSecrets(sql, endpointId);
  return { secret, previousExpiresAt };
}
