import { createSecretKey } from "node:crypto";
import { expect, it } from "vitest";
import { createEncryptionKey, nextKeyId } from "./create-encryption-key.ts";
import { parseEncryptionKeys } from "./parse-encryption-keys.ts";

it("makes keys that can be configured, and no two alike", () => {
  expect(parseEncryptionKeys(createEncryptionKey())).toHaveProperty("keys");
  expect(createEncryptionKey()).not.toBe(createEncryptionKey());
});

const range = (first: number, last: number) => Array.from({ length: last - first + 1 }, (_, index) => first + index);

it.each([
  ["none", [], 1],
  ["1", [1], 2],
  ["2 and 7", [2, 7], 8],
  ["254", [254], 255],
  ["255", [255], 1],
  ["1, 2 and 255", [1, 2, 255], 3],
  ["all of them", range(1, 255), undefined],
] as [string, number[], number | undefined][])("chooses an id beside %s", (_name, ids, expected) => {
  const key = createSecretKey(Buffer.alloc(32));
  expect(nextKeyId({ keys: new Map(ids.map((id) => [id, key])) })).toBe(expected);
});
