import { createSecretKey, type KeyObject } from "node:crypto";
import type { EncryptionKeys } from "../encryption.ts";

/** The keys, or what is wrong with the text: sentences that repeat nothing of it. */
export type ParsedEncryptionKeys = { keys: EncryptionKeys } | { problems: string[] };

const name = "ENCRYPTION_KEY";

/** One byte of every stored value says which key it needs. */
export const highestKeyId = 255;

/**
 * Reads `2:BASE64,1:BASE64`: the first key encrypts, every one decrypts. A key alone, without an id, has the id 1, so
 * that whoever has never rotated needs to know nothing of ids.
 */
export function parseEncryptionKeys(text: string): ParsedEncryptionKeys {
  const entries = text.split(",").map((entry) => entry.trim());
  const parsed = entries.map((entry) => parseEntry(entry, entries.length > 1));
  const subject = (index: number) => (entries.length === 1 ? name : `Key ${index + 1} of ${entries.length} in ${name}`);
  const problems = parsed.flatMap(({ problem }, index) =>
    problem === undefined ? [] : [`${subject(index)} ${problem}`],
  );
  const found = parsed.flatMap(({ id, key }) => (id === undefined || key === undefined ? [] : [{ id, key }]));
  const ids = new Set(found.map(({ id }) => id));
  if (ids.size < found.length) problems.push(`${name} must have another id for each key.`);
  if (found.some(({ key }, index) => found.slice(index + 1).some((other) => other.key.equals(key)))) {
    problems.push(`${name} must not have the same key twice.`);
  }
  const [current] = found;
  if (problems.length > 0 || current === undefined) return { problems };
  return { keys: { currentId: current.id, keys: new Map(found.map(({ id, key }) => [id, key])) } };
}

interface ParsedEntry {
  id?: number;
  key?: KeyObject;
  problem?: string;
}

function parseEntry(entry: string, isOfSeveral: boolean): ParsedEntry {
  const [, idText, keyText = ""] = /^(?:([^:]*):)?(.*)$/s.exec(entry) ?? [];
  if (idText === undefined && isOfSeveral) return { problem: "must have an id, as in 2:KEY,1:KEY." };
  const id = idText === undefined ? 1 : parseId(idText);
  if (id === undefined) return { problem: `must have an id from 1 to ${highestKeyId}.` };
  const key = parseKey(keyText);
  return key === undefined ? { id, problem: "must be 32 bytes in base64." } : { id, key };
}

function parseId(text: string): number | undefined {
  const id = /^[1-9]\d{0,2}$/.test(text) ? Number(text) : Number.NaN;
  return id <= highestKeyId ? id : undefined;
}

function parseKey(text: string): KeyObject | undefined {
  const bytes = Buffer.from(text, "base64");
  return bytes.length === 32 && bytes.toString("base64") === text ? createSecretKey(bytes) : undefined;
}
