import { describe, expect, it } from "vitest";
import { recordAttempt } from "./attempt-record.ts";
import type { AttemptResult } from "./send-webhook.ts";

const leasedAt = new Date("2026-01-02T03:04:05.678Z");
const cut = "The connection was closed before the response was complete.";

const record = (result: Partial<AttemptResult>, attemptCount = 0) =>
  recordAttempt(
    { id: "0198c0de", lease: "7", url: "https://example.com", leasedAt, attemptCount },
    { statusCode: 200, durationMs: 12.6, error: null, ...result },
    () => 0.5,
  );

describe("recordAttempt", () => {
  it.each([200, 201, 204, 299])("takes a complete %i for success", (statusCode) => {
    expect(record({ statusCode })).toMatchObject({ status: "succeeded", delaySeconds: null, gone: false });
  });

  it.each([100, 199, 300, 301, 304, 400, 404, 409, 411, 429, 500, 503, 599])("tries again after %i", (statusCode) => {
    expect(record({ statusCode })).toMatchObject({ status: "pending", delaySeconds: 5, gone: false });
  });

  it.each([
    ["no response", null],
    ["half a 200", 200],
    ["half a 204", 204],
    ["half a 500", 500],
    ["half a 410", 410],
  ])("tries again after %s", (_name, statusCode) => {
    expect(record({ statusCode, error: cut })).toMatchObject({ status: "pending", delaySeconds: 5, gone: false });
  });

  it("takes no 2xx for success that is not complete, even at the last attempt", () => {
    const { status, attempt } = record({ error: cut }, 7);
    expect({ status, attempt }).toMatchObject({ status: "failed", attempt: { status_code: 200, error: cut } });
  });

  it("takes 410 for the end, whatever the endpoint asks for", () => {
    const gone = { status: "failed", delaySeconds: null, gone: true };
    expect(record({ statusCode: 410, retryAfterSeconds: 60 })).toMatchObject(gone);
  });

  it.each([
    [0, "pending", 5],
    [1, "pending", 300],
    [2, "pending", 1_800],
    [3, "pending", 7_200],
    [4, "pending", 18_000],
    [5, "pending", 36_000],
    [6, "pending", 36_000],
    [7, "failed", null],
    [8, "failed", null],
  ])("after %i earlier attempts a failure leaves it %s for %s seconds", (attemptCount, status, delaySeconds) => {
    const result = record({ statusCode: 500 }, attemptCount);
    expect(result).toMatchObject({ status, gone: false });
    if (delaySeconds === null) expect(result.delaySeconds).toBeNull();
    else expect(result.delaySeconds).toBeCloseTo(delaySeconds, 6);
  });

  it.each([
    [429, 3_600, 3_600],
    [503, 1, 5],
    [503, 864_000, 86_400],
    [200, 3_600, null],
  ])("waits after %i with Retry-After %i for %s seconds", (statusCode, retryAfterSeconds, delaySeconds) => {
    expect(record({ statusCode, retryAfterSeconds })).toMatchObject({ delaySeconds });
  });

  it("keeps whose attempt it was, and what is told of it", () => {
    expect(record({ statusCode: null, error: cut })).toMatchObject({
      delivery: { id: "0198c0de", lease: "7", url: "https://example.com" },
      attempt: { attempted_at: 1_767_323_045, status_code: null, duration_ms: 13, error: cut },
    });
  });
});
