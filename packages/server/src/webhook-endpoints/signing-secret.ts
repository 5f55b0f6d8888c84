/** Which column of which row: a secret can be decrypted for its own row only. */
export const signingSecretContext = (secretId: string) => `webhook_secrets.ciphertext:${secretId}`;
