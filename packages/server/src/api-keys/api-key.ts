import { createHash, randomBytes as cryptoRandomBytes } from "node:crypto";
import { crc32 } from "node:zlib";
import { encodeBase62 } from "../base62.ts";

export type Environment = "test" | "live";

export interface ParsedApiKey {
  environment: Environment;
  /** SHA-256 of the whole key: all that is ever stored of it. */
  digest: Buffer;
}

const randomByteCount = 20;
/** 160 bits in base62. */
const randomLength = 27;
/** 32 bits in base62. */
const checksumLength = 6;
const keyPattern = new RegExp(`^t9k_(test|live)_[0-9A-Za-z]{${randomLength + checksumLength}}$`);

export function createApiKey(
  environment: Environment,
  randomBytes: (size: number) => Buffer = cryptoRandomBytes,
): string {
  const random = BigInt(`0x${randomBytes(randomByteCount).toString("hex")}`);
  const body = `t9k_${environment}_${encodeBase62(random, randomLength)}`;
  return body + checksum(body);
}

/** Undefined for a text that no key can be: a slip of the pen is told without asking the database. */
export function parseApiKey(text: string): ParsedApiKey | undefined {
  const match = keyPattern.exec(text);
  if (match === null) return undefined;
  if (checksum(text.slice(0, -checksumLength)) !== text.slice(-checksumLength)) return undefined;
  return { environment: match[1] as Environment, digest: createHash("sha256").update(text).digest() };
}

/** Covers the prefix too, so that a key with its environment edited is refused. */
function checksum(body: string): string {
  return encodeBase62(BigInt(crc32(body)), checksumLength);
}
