import { describe, expect, test } from "vitest";
import { ApiKeyCache, type ApiKeyCacheSettings } from "./api-key-cache.ts";
import type { ApiKey } from "./repository.ts";

const digest = (byte: number) => Buffer.alloc(32, byte);
const keyNumber = (number: number): ApiKey => ({ id: String(number), organizationId: "o", environment: "test" });

function createCache(settings: Omit<ApiKeyCacheSettings, "clock"> = {}) {
  let now = 1_000;
  const cache = new ApiKeyCache({ clock: { monotonicMs: () => now }, ...settings });
  const put = (number: number, expiresInMs?: number, lookUp = cache.beginLookUp()) =>
    cache.set(digest(number), { apiKey: keyNumber(number), expiresInMs, isUseDue: false }, lookUp);
  return { cache, put, pass: (ms: number) => (now += ms) };
}

describe("a key in the cache", () => {
  test("is found by its digest alone", () => {
    const { cache, put } = createCache();
    put(1);
    expect(cache.get(digest(1))).toEqual(keyNumber(1));
    expect(cache.get(digest(2))).toBeUndefined();
  });

  test("is good for less than five seconds, counted from before its row was read", () => {
    const { cache, put, pass } = createCache();
    const lookUp = cache.beginLookUp();
    pass(3_000);
    put(1, undefined, lookUp);
    pass(999);
    expect(cache.get(digest(1))).toBeDefined();
    pass(1);
    expect(cache.get(digest(1))).toBeUndefined();
  });

  test("expires at its own time", () => {
    const { cache, put, pass } = createCache();
    put(1, 10);
    pass(9);
    expect(cache.get(digest(1))).toBeDefined();
    pass(1);
    expect(cache.get(digest(1))).toBeUndefined();
  });

  test("is gone when the cache was cleared", () => {
    const { cache, put } = createCache();
    put(1);
    cache.clear();
    expect(cache.get(digest(1))).toBeUndefined();
    put(1);
    expect(cache.get(digest(1))).toBeDefined();
  });

  test("does not get in when the cache was cleared while its row was read", () => {
    const { cache, put } = createCache();
    const lookUp = cache.beginLookUp();
    cache.clear();
    put(1, undefined, lookUp);
    expect(cache.get(digest(1))).toBeUndefined();
  });

  test("makes room for the next one when the cache is full, the oldest first", () => {
    const { cache, put } = createCache({ maxEntries: 2 });
    for (const number of [1, 2, 1, 3]) put(number);
    expect([1, 2, 3].map((number) => cache.get(digest(number))?.id)).toEqual(["1", undefined, "3"]);
  });
});
