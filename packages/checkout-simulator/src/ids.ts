import { randomBytes } from "node:crypto";

/** Gives that many bytes nobody can guess; injected so that tests can repeat themselves. */
export type RandomBytes = (size: number) => Uint8Array;

export const systemRandomBytes: RandomBytes = (size) => randomBytes(size);

const alphabet = "abcdefghijklmnopqrstuvwxyz234567";
const idLength = 26;

/** One character a byte, five bits of each: the provider's ids have 26 such characters. */
export const toBase32 = (bytes: Uint8Array): string =>
  Array.from(bytes.subarray(0, idLength), (byte) => alphabet[byte & 31]).join("");

export type IdPrefix = "tok" | "pay" | "act" | "src" | "cus" | "sid";

/** `createId("tok")` → `tok_` and 26 characters. */
export type CreateId = (prefix: IdPrefix) => string;

export const idsFrom =
  (random: RandomBytes): CreateId =>
  (prefix) =>
    `${prefix}_${toBase32(random(idLength))}`;

/** Keys have one more character than ids; the provider uses it as a check digit. */
export const createKey = (kind: "pk_sbox" | "sk_sbox", random: RandomBytes): string =>
  `${kind}_${toBase32(random(idLength))}${alphabet[(random(1)[0] ?? 0) & 31]}`;
