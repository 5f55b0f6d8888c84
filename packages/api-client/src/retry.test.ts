import { describe, expect, it } from "vitest";
import {
  AbortError,
  ApiError,
  ConnectionError,
  InvalidArgumentError,
  MalformedResponseError,
  TimeoutError,
} from "./errors.ts";
import { retryDelayMs } from "./retry.ts";

const now = Date.UTC(2030, 0, 1);
const delayAfter = (failure: unknown, attempt = 1, random = 0.5) =>
  retryDelayMs(failure, attempt, { random: () => random, now: () => now });

function answered(status: number, body: unknown = {}, headers: Record<string, string> = {}): ApiError {
  return new ApiError(new Response(null, { status, headers }), body);
}

const askingFor = (retryAfter: string) => answered(429, {}, { "retry-after": retryAfter });

describe("retryDelayMs", () => {
  it.each([408, 429, 500, 502, 503, 504])("repeats after %i", (status) => {
    expect(delayAfter(answered(status))).toBe(250);
  });

  it.each([302, 400, 401, 403, 404, 409, 410, 413, 415, 422, 501])("does not repeat after %i", (status) => {
    expect(delayAfter(answered(status))).toBeUndefined();
  });

  it("repeats after 409 only while the first request with the key is running", () => {
    expect(delayAfter(answered(409, { error_code: "idempotency_key_in_use" }))).toBe(250);
    expect(delayAfter(answered(409, { error_code: "duplicate_email" }))).toBeUndefined();
  });

  it("does not repeat what would be replayed", () => {
    expect(delayAfter(answered(500, {}, { "idempotent-replayed": "true" }))).toBeUndefined();
  });

  it("repeats when no answer came", () => {
    expect(delayAfter(new ConnectionError(new Error("reset")))).toBe(250);
    expect(delayAfter(new TimeoutError(10))).toBe(250);
  });

  it("does not repeat what the caller aborted, wrote wrongly, or what came back broken", () => {
    expect(delayAfter(new AbortError(undefined))).toBeUndefined();
    expect(delayAfter(new InvalidArgumentError("no"))).toBeUndefined();
    expect(delayAfter(new MalformedResponseError(new Response(null), "no"))).toBeUndefined();
    expect(delayAfter(undefined)).toBeUndefined();
  });

  it.each([
    [1, 500],
    [2, 1_000],
    [3, 2_000],
    [4, 4_000],
    [5, 8_000],
    [9, 8_000],
  ])("spreads attempt %i over the whole of 0 to %i ms", (attempt, longest) => {
    expect(delayAfter(answered(503), attempt, 0)).toBe(0);
    expect(delayAfter(answered(503), attempt, 1)).toBe(longest);
  });

  it("waits as many seconds as Retry-After says", () => {
    expect(delayAfter(askingFor("7"))).toBe(7_000);
  });

  it("waits until the date that Retry-After names", () => {
    expect(delayAfter(askingFor("Tue, 01 Jan 2030 00:00:09 GMT"))).toBe(9_000);
  });

  it("never comes back before the jittered pause", () => {
    expect(delayAfter(askingFor("0"))).toBe(250);
    expect(delayAfter(askingFor("Mon, 31 Dec 2029 23:59:00 GMT"))).toBe(250);
  });

  it.each(["soon", "", "-3", "1.5"])("pays no attention to a Retry-After of %o", (value) => {
    expect(delayAfter(askingFor(value), 1, 1)).toBe(500);
  });

  it("gives up when the pause would be longer than a minute", () => {
    expect(delayAfter(askingFor("60"))).toBe(60_000);
    expect(delayAfter(askingFor("61"))).toBeUndefined();
    expect(delayAfter(askingFor("99999999999999999999"))).toBeUndefined();
    expect(delayAfter(askingFor("Tue, 01 Jan 2030 01:00:00 GMT"))).toBeUndefined();
  });
});
