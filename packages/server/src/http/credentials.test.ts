import { describe, expect, it } from "vitest";
import { readCredentials } from "./credentials.ts";

const key = "t9k_test_0123456789abcdefghijklmnopq012345";
const base64 = (text: string) => Buffer.from(text).toString("base64");

describe("readCredentials", () => {
  it.each([
    ["a bearer token", `Bearer ${key}`],
    ["a scheme in other case", `bEARER ${key}`],
    ["several spaces", `Bearer   ${key}`],
    ["Basic with an empty password", `Basic ${base64(`${key}:`)}`],
    ["basic in lower case", `basic ${base64(`${key}:`)}`],
    ["an unencoded key behind Basic", `Basic ${key}`],
  ])("finds the key in %s", (_name, header) => {
    expect(readCredentials([header])).toBe(key);
  });

  it.each([
    ["no header", undefined],
    ["no headers", []],
    ["two headers", [`Bearer ${key}`, `Bearer ${key}`]],
    ["an empty header", [""]],
    ["a scheme alone", ["Bearer"]],
    ["a key alone", [key]],
    ["another scheme", [`Digest ${key}`]],
    ["two credentials in one header", [`Bearer ${key}, Basic ${base64(`${key}:`)}`]],
    ["a second word", [`Bearer ${key} ${key}`]],
    ["a password", [`Basic ${base64(`${key}:secret`)}`]],
    ["the key as the password", [`Basic ${base64(`:${key}`)}`]],
    ["a key without the colon", [`Basic ${base64(key)}`]],
    ["two colons", [`Basic ${base64(`${key}::`)}`]],
    ["a tab for the space", [`Bearer\t${key}`]],
    ["characters that no token has", ["Bearer t9k_test_\u00e9"]],
  ])("finds none in %s", (_name, headers) => {
    expect(readCredentials(headers)).not.toBe(key);
    expect(readCredentials(headers) ?? "").not.toContain("t9k_");
  });
});
