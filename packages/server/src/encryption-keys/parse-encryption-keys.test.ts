import { describe, expect, it } from "vitest";
import { parseEncryptionKeys } from "./parse-encryption-keys.ts";

const [one, two, three] = [1, 2, 3].map((byte) => Buffer.alloc(32, byte).toString("base64")) as [
  string,
  string,
  string,
];

function parse(text: string): [currentId: number, keys: Record<number, string>] {
  const result = parseEncryptionKeys(text);
  if ("problems" in result) throw new Error(result.problems.join(" "));
  const { currentId, keys } = result.keys;
  return [currentId, Object.fromEntries([...keys].map(([id, key]) => [id, key.export().toString("base64")]))];
}

type Refused = [name: string, text: string, problems: string[]];

describe("parseEncryptionKeys", () => {
  it.each([
    ["a key alone as number 1", one, [1, { 1: one }]],
    ["a key alone with an id", `7:${one}`, [7, { 7: one }]],
    ["the first of several as the current one", `2:${two},1:${one}`, [2, { 1: one, 2: two }]],
    ["an older key as the current one, too", `1:${one},2:${two}`, [1, { 1: one, 2: two }]],
    ["spaces around each", ` 255:${three} , 2:${two}\n`, [255, { 2: two, 255: three }]],
  ])("reads %s", (_name, text, expected) => {
    expect(parse(text)).toEqual(expected);
  });

  it.each([
    ["no key", "", ["ENCRYPTION_KEY must be 32 bytes in base64."]],
    ["a short key", "c2VjcmV0", ["ENCRYPTION_KEY must be 32 bytes in base64."]],
    ["a long key", Buffer.alloc(33).toString("base64"), ["ENCRYPTION_KEY must be 32 bytes in base64."]],
    ["a key in hexadecimal", Buffer.alloc(32).toString("hex"), ["ENCRYPTION_KEY must be 32 bytes in base64."]],
    ["a key without its padding", one.replace("=", ""), ["ENCRYPTION_KEY must be 32 bytes in base64."]],
    ["an id without a key", "2:", ["ENCRYPTION_KEY must be 32 bytes in base64."]],
    [
      "two keys without ids",
      `${one},${two}`,
      [
        "Key 1 of 2 in ENCRYPTION_KEY must have an id, as in 2:KEY,1:KEY.",
        "Key 2 of 2 in ENCRYPTION_KEY must have an id, as in 2:KEY,1:KEY.",
      ],
    ],
    [
      "a key without an id among others",
      `2:${two},${one}`,
      ["Key 2 of 2 in ENCRYPTION_KEY must have an id, as in 2:KEY,1:KEY."],
    ],
    ["a comma too many", `2:${two},`, ["Key 2 of 2 in ENCRYPTION_KEY must have an id, as in 2:KEY,1:KEY."]],
    ...["0", "256", "1000", "01", "-1", "1.0", "x", "", "1 "].map((id): Refused => [
      `the id ${JSON.stringify(id)}`,
      `${id}:${one}`,
      ["ENCRYPTION_KEY must have an id from 1 to 255."],
    ]),
    ["an id twice", `2:${two},2:${one}`, ["ENCRYPTION_KEY must have another id for each key."]],
    ["a key twice", `2:${one},1:${one}`, ["ENCRYPTION_KEY must not have the same key twice."]],
    [
      "everything that is wrong",
      `0:${one},2:short,3:${three},3:${two}`,
      [
        "Key 1 of 4 in ENCRYPTION_KEY must have an id from 1 to 255.",
        "Key 2 of 4 in ENCRYPTION_KEY must be 32 bytes in base64.",
        "ENCRYPTION_KEY must have another id for each key.",
      ],
    ],
  ] as Refused[])("refuses %s, and repeats nothing of it", (_name, text, problems) => {
    expect(parseEncryptionKeys(text)).toEqual({ problems });
  });
});
