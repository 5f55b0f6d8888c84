import { decodeBase62, encodeBase62 } from "./base62.ts";

export type IdPrefix = "hps" | "cn" | "ev" | "whe" | "dlv" | "org" | "key";

/** The fewest base62 characters that hold 128 bits. */
const encodedLength = 22;
const uuidPattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

export function encodeId(prefix: IdPrefix, uuid: string): string {
  if (!uuidPattern.test(uuid)) throw new TypeError("An id is made from a UUID in its canonical form.");
  return `${prefix}_${encodeBase62(BigInt(`0x${uuid.replaceAll("-", "")}`), encodedLength)}`;
}

/** The UUID behind a public id; undefined for every text that `encodeId` cannot have made. */
export function decodeId(prefix: IdPrefix, id: string): string | undefined {
  if (id.length !== prefix.length + 1 + encodedLength || !id.startsWith(`${prefix}_`)) return undefined;
  const value = decodeBase62(id.slice(prefix.length + 1));
  if (value === undefined || value >= 1n << 128n) return undefined;
  const hex = value.toString(16).padStart(32, "0");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
}
