import { createCipheriv, createDecipheriv, createHmac, createSecretKey, hkdfSync, randomBytes } from "node:crypto";
import type { KeyObject } from "node:crypto";

/** Keys by id: the current one encrypts, every one decrypts, so that keys can be rotated. Ids are 1 to 255. */
export interface EncryptionKeys {
  currentId: number;
  keys: ReadonlyMap<number, KeyObject>;
}

export interface Encryption {
  /** The context (which column of which row) must be the same to decrypt, so that ciphertexts cannot be swapped. */
  encrypt(plaintext: string, context: string): Buffer;
  /** @throws DecryptionError when anything about the stored bytes, the key or the context is not as it was. */
  decrypt(stored: Uint8Array, context: string): string;
  /**
   * 32 bytes in place of a text that need not be read again: the same for the same text, as long as the current key is,
   * and of no use to whoever tries texts without having the key.
   */
  pseudonym(text: string): Buffer;
}

export class DecryptionError extends Error {
  override name = "DecryptionError";
}

/** Stored form: version, key id, initialisation vector, tag, ciphertext. */
const version = 1;
/** Where it says which key it needs, counted from 0. */
export const keyIdOffset = 1;
const ivLength = 12;
const tagLength = 16;
const headerLength = 2 + ivLength + tagLength;

export function createEncryption({ currentId, keys }: EncryptionKeys): Encryption {
  const currentKey = keys.get(currentId);
  if (currentKey === undefined) throw new TypeError("The current encryption key is not among the keys.");
  const pseudonymKey = deriveKey(currentKey, "pseudonym");
  return {
    encrypt: (plaintext, context) => encrypt(currentKey, currentId, plaintext, context),
    decrypt: (stored, context) => decrypt(keys, Buffer.from(stored), context),
    pseudonym: (text) => createHmac("sha256", pseudonymKey).update(text).digest(),
  };
}

/** One key is used for one purpose. */
const deriveKey = (key: KeyObject, purpose: string): KeyObject =>
  createSecretKey(Buffer.from(hkdfSync("sha256", key, "", purpose, 32)));

function encrypt(key: KeyObject, keyId: number, plaintext: string, context: string): Buffer {
  const iv = randomBytes(ivLength);
  const cipher = createCipheriv("aes-256-gcm", key, iv, { authTagLength: tagLength });
  cipher.setAAD(Buffer.from(context));
  const ciphertext = Buffer.concat([cipher.update(plaintext, "utf8"), cipher.final()]);
  return Buffer.concat([Buffer.of(version, keyId), iv, cipher.getAuthTag(), ciphertext]);
}

function decrypt(keys: ReadonlyMap<number, KeyObject>, stored: Buffer, context: string): string {
  if (stored.length < headerLength || stored[0] !== version) throw new DecryptionError("The stored form is not known.");
  const key = keys.get(stored[keyIdOffset] ?? 0);
  if (key === undefined) throw new DecryptionError("The key that encrypted this value is not configured.");
  const decipher = createDecipheriv("aes-256-gcm", key, stored.subarray(2, 2 + ivLength), { authTagLength: tagLength });
  decipher.setAAD(Buffer.from(context));
  decipher.setAuthTag(stored.subarray(2 + ivLength, headerLength));
  try {
    return Buffer.concat([decipher.update(stored.subarray(headerLength)), decipher.final()]).toString("utf8");
  } catch {
    throw new DecryptionError("The value was changed, or belongs to another row.");
  }
}
