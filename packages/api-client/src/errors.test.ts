import { inspect } from "node:util";
import { describe, expect, it, vi } from "vitest";
import { AbortError, ApiError, isPaymentSessionsError, PaymentSessionsError, TimeoutError } from "./errors.ts";

const answer = (status: number, headers: Record<string, string> = {}) => new Response(null, { status, headers });

describe("ApiError", () => {
  it("carries what the API says", () => {
    const errors = [{ path: "/return_url", message: "Must be an HTTPS URL." }];
    const body = { error_code: "invalid_input", message: "The request is invalid.", request_id: "req_1", errors };

    const error = new ApiError(answer(400, { "request-id": "req_1" }), body);

    expect(error).toMatchObject({
      name: "ApiError",
      status: 400,
      errorCode: "invalid_input",
      requestId: "req_1",
      errors,
    });
    expect(error.message).toBe("The request is invalid.");
    expect(error.body).toBe(body);
    expect(error.headers.get("request-id")).toBe("req_1");
  });

  it.each([
    ["7", 7],
    ["0", 0],
    ["Tue, 01 Jan 2030 00:00:09 GMT", undefined],
    ["soon", undefined],
    ["", undefined],
  ])("tells the seconds of a Retry-After of %o", (value, seconds) => {
    expect(new ApiError(answer(429, { "retry-after": value }), {}).retryAfterSeconds).toBe(seconds);
  });

  it("tells of no seconds where there is no Retry-After", () => {
    expect(new ApiError(answer(429), {}).retryAfterSeconds).toBeUndefined();
  });

  it("takes the request id from the body where no header has it", () => {
    expect(new ApiError(answer(500), { request_id: "req_2" }).requestId).toBe("req_2");
  });

  it.each([
    ["a page of a proxy", "<html>Bad gateway</html>"],
    ["nothing", ""],
    ["null", null],
    ["a list", [1, 2]],
    ["a number", 42],
    ["fields of other types", { error_code: 7, message: {}, request_id: [], errors: "none" }],
    ["details that are none", { errors: [null, "x", { path: 1, message: "y" }] }],
  ])("makes do with %s", (_, body) => {
    const error = new ApiError(answer(502), body);

    expect(error).toMatchObject({ status: 502, errorCode: undefined, requestId: undefined, errors: [] });
    expect(error.message).toBe("The API answered with status 502.");
    expect(error.body).toBe(body);
  });
});

describe("isPaymentSessionsError", () => {
  it("recognises every error of this package", () => {
    expect(isPaymentSessionsError(new TimeoutError(5))).toBe(true);
    expect(isPaymentSessionsError(new AbortError("why"))).toBe(true);
  });

  it("recognises an error of a second copy, which instanceof does not", async () => {
    vi.resetModules();
    const copy = await import("./errors.ts");
    const error = new copy.TimeoutError(5);

    expect(error).not.toBeInstanceOf(PaymentSessionsError);
    expect(isPaymentSessionsError(error)).toBe(true);
  });

  it.each([[new Error("other")], [undefined], [null], ["text"], [{ name: "ApiError", status: 400 }]])(
    "takes %o for something else",
    (value) => {
      expect(isPaymentSessionsError(value)).toBe(false);
    },
  );

  it("leaves no trace of its mark in what people print", () => {
    expect(inspect(new TimeoutError(5))).not.toContain("Symbol");
  });
});

describe("AbortError", () => {
  it("has the name that abort handlers look for, and the reason as its cause", () => {
    const reason = new Error("the user left");

    expect(new AbortError(reason)).toMatchObject({ name: "AbortError", cause: reason });
  });
});
