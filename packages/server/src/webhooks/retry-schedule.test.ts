import { describe, expect, it } from "vitest";
import { attemptDelaysSeconds, longestRetryAfterSeconds, nextDelaySeconds, parseRetryAfter } from "./retry-schedule.ts";

const middle = () => 0.5;

describe("nextDelaySeconds", () => {
  it.each([
    [0, 0, 0, 0],
    [1, 4.5, 5, 5.5],
    [2, 270, 300, 330],
    [3, 1_620, 1_800, 1_980],
    [4, 6_480, 7_200, 7_920],
    [5, 16_200, 18_000, 19_800],
    [6, 32_400, 36_000, 39_600],
    [7, 32_400, 36_000, 39_600],
  ])("after %i failures is between %f and, in the middle of %f, %f", (attemptCount, shortest, between, longest) => {
    expect(nextDelaySeconds(attemptCount, { random: () => 0 })).toBeCloseTo(shortest, 6);
    expect(nextDelaySeconds(attemptCount, { random: middle })).toBeCloseTo(between, 6);
    expect(nextDelaySeconds(attemptCount, { random: () => 1 })).toBeCloseTo(longest, 6);
  });

  it.each([8, 9, 1_000])("is none after %i failures, whatever the endpoint asks for", (attemptCount) => {
    expect(nextDelaySeconds(attemptCount, { random: middle })).toBeUndefined();
    expect(nextDelaySeconds(attemptCount, { random: middle, retryAfterSeconds: 60 })).toBeUndefined();
  });

  it.each([
    ["a longer wait", 1, 3_600, 3_600],
    ["a shorter wait, in vain", 4, 10, 7_200],
    ["the same wait", 2, 300, 300],
    ["no wait", 1, 0, 5],
    ["nothing", 1, undefined, 5],
    ["exactly 24 hours", 1, 86_400, 86_400],
    ["more than 24 hours, and gets 24", 1, 86_401, 86_400],
    ["an eternity, and gets 24 hours", 7, Number.POSITIVE_INFINITY, 86_400],
  ])("when the endpoint asks for %s", (_name, attemptCount, retryAfterSeconds, delay) => {
    expect(nextDelaySeconds(attemptCount, { random: middle, retryAfterSeconds })).toBeCloseTo(delay, 6);
  });

  it("tries eight times over 27 hours and a half", () => {
    expect(attemptDelaysSeconds).toHaveLength(8);
    expect(attemptDelaysSeconds.reduce<number>((sum, delay) => sum + delay, 0) / 3_600).toBeCloseTo(27.58, 1);
  });
});

describe("parseRetryAfter", () => {
  const nowMs = Date.parse("2026-02-28T23:59:30.250Z");

  it.each([
    ["0", 0],
    ["1", 1],
    ["120", 120],
    [" 120\t", 120],
    ["007", 7],
    ["86400", 86_400],
    ["86401", longestRetryAfterSeconds],
    ["99999999999999999999", longestRetryAfterSeconds],
    ["9".repeat(400), longestRetryAfterSeconds],
    ["Sun, 01 Mar 2026 00:00:30 GMT", 60],
    ["Sat, 28 Feb 2026 23:59:31 GMT", 1],
    ["Sat, 28 Feb 2026 23:59:30 GMT", 0],
    ["Sun, 06 Nov 1994 08:49:37 GMT", 0],
    ["Sun, 01 Mar 2026 23:59:30 GMT", 86_400],
    ["Tue, 01 Mar 2039 00:00:00 GMT", longestRetryAfterSeconds],
    ["Fri, 31 Dec 9999 23:59:59 GMT", longestRetryAfterSeconds],
  ])("reads %j as %i seconds", (header, seconds) => {
    expect(parseRetryAfter(header, nowMs)).toBe(seconds);
  });

  it.each([
    [undefined],
    [""],
    [" "],
    ["-1"],
    ["+60"],
    ["1.5"],
    ["1e3"],
    ["0x10"],
    ["60s"],
    ["60, 120"],
    ["١٢"],
    ["soon"],
    ["NaN"],
    ["Infinity"],
    ["Sun, 01 Mar 2026 00:00:30"],
    ["Sun, 01 Mar 2026 00:00:30 PST"],
    ["Sun, 01 Mar 2026 00:00:30 +0000"],
    ["Sun, 01 Foo 2026 00:00:30 GMT"],
    ["Sun, 01 Mar 2026 25:00:30 GMT"],
    ["2026-03-01T00:00:30Z"],
    ["Sunday, 01-Mar-26 00:00:30 GMT"],
    ["Sun Mar  1 00:00:30 2026"],
    ["<script>"],
    [["60", "120"]],
  ])("makes nothing of %j", (header) => {
    expect(parseRetryAfter(header, nowMs)).toBeUndefined();
  });
});
