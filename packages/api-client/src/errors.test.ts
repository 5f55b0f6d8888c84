import { inspect } from "node:util";
import { describe, expect, it, vi } from "vitest";
import { AbortError, ApiError, isPaymentSessionsError, PaymentSessionsError, TimeoutError } from "./errors.ts";

const answer = (status: number, headers: Record<string, string> = {}) => new Response(null, { status, headers });

const apiKey = "t9k_test_kZ7hQ2mXw9Rb4TnVc6LpYs1DgFj3EaUo000000";

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
    expect(error.message).toBe("The request is invalid. At /return_url: Must be an HTTPS URL.");
    expect(error.body).toBe(body);
    expect(error.headers.get("request-id")).toBe("req_1");
  });

  it.each([
    [["/address/line1", "/email"], "Invalid. At /address/line1: Is wrong. (1 of 2 problems)"],
    [["/enabled_events/0"], "Invalid. At /enabled_events/0: Is wrong."],
    [["/Ten99Policy-Environment"], "Invalid. At /Ten99Policy-Environment: Is wrong."],
    [[""], "Invalid. Is wrong."],
    [[], "Invalid."],
  ])("names the first place that is wrong: %j", (paths, message) => {
    const errors = paths.map((path) => ({ path, message: "Is wrong." }));

    expect(new ApiError(answer(400), { message: "Invalid.", errors }).message).toBe(message);
  });

  it.each(["/000-00-0000", "/ada@example.com", "/+1 555 0100", "/https:~1~1a.example~1secret", `/${apiKey}`])(
    "leaves out of its message a property whose name may be a value: %s",
    (path) => {
      const errors = [{ path, message: `"${path.slice(1)}" is not a known property.` }];
      const error = new ApiError(answer(400), { message: "Invalid.", errors });

      expect(error.message).toBe("Invalid.");
      expect(error.errors).toEqual(errors);
    },
  );

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
