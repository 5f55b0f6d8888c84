import { Writable } from "node:stream";
import type { Logger } from "pino";
import { describe, expect, it } from "vitest";
import { createApiKey } from "./api-keys/api-key.ts";
import { createSetupToken } from "./payment-sessions/setup-token.ts";
import { createLogger, describeError } from "./logger.ts";

describe("describeError", () => {
  it("keeps the names that PostgreSQL gives and drops the rows that it quotes", () => {
    const error = Object.assign(new Error("duplicate key"), {
      code: "23505",
      constraint_name: "contractors_email",
      detail: "Key (email)=(ada@example.com) already exists.",
    });
    expect(describeError(error)).toEqual({
      type: "Error",
      message: "duplicate key",
      code: "23505",
      constraint: "contractors_email",
      stack: expect.any(String),
    });
  });

  it("follows causes, and not for ever", () => {
    const error = new Error("outer", { cause: new Error("inner") });
    expect(describeError(error)).toMatchObject({ cause: { message: "inner" } });
    error.cause = error;
    expect(JSON.stringify(describeError(error)).length).toBeLessThan(50_000);
  });

  it("describes the first of the errors that an AggregateError has", () => {
    const refused = new Error("refused", { cause: new AggregateError([new Error("inner")], "all failed") });
    const error = new AggregateError(
      [refused, "text", ...Array.from({ length: 10 }, () => new Error("more"))],
      "outer",
    );
    const { errors } = describeError(error);
    expect(errors?.map(({ message }) => message)).toEqual(["refused", "text", "more", "more", "more"]);
    expect(errors?.[0]).toMatchObject({ cause: { message: "all failed", errors: [{ message: "inner" }] } });
    error.errors[0] = error;
    expect(JSON.stringify(describeError(error)).length).toBeLessThan(500_000);
  });

  it("describes what is no error", () => {
    expect(describeError("broken")).toEqual({ type: "string", message: "broken" });
    expect(describeError(undefined)).toEqual({ type: "undefined", message: "undefined" });
  });
});

describe("createLogger", () => {
  /** The line that is written, read again. */
  function log(write: (logger: Logger) => void): { text: string; line: Record<string, unknown> } {
    let text = "";
    const destination = new Writable({
      write: (chunk, _encoding, done) => {
        text += chunk;
        done();
      },
    });
    write(createLogger("trace", destination));
    return { text, line: JSON.parse(text) as Record<string, unknown> };
  }

  it("censors the headers that carry credentials", () => {
    const headers = { authorization: "Bearer secret", "idempotency-key": "secret", host: "a" };
    const { text, line } = log((logger) => logger.info({ req: { headers }, headers, ...headers }, "request"));
    expect(text).not.toContain("secret");
    expect(line).toMatchObject({ headers: { host: "a" }, req: { headers: { authorization: "[redacted]" } } });
  });

  const key = createApiKey("live");
  const link = `https://pay.example.com/payment/setup/${createSetupToken("test").text}`;

  it.each([
    ["a message", (logger: Logger) => logger.info(`for ${link}`)],
    ["a value that is put into a message", (logger: Logger) => logger.info("for %s and %j", link, { key })],
    ["a field", (logger: Logger) => logger.info({ link }, "x")],
    ["the name of a field", (logger: Logger) => logger.info({ [key]: 1 }, "x")],
    ["a field of a child", (logger: Logger) => logger.child({ link }).info("x")],
    ["an object within an object", (logger: Logger) => logger.info({ a: [{ b: { key } }] }, "x")],
    ["an encoded link", (logger: Logger) => logger.info({ to: encodeURIComponent(link) }, "x")],
    ["an error", (logger: Logger) => logger.error(new Error(link))],
    ["a cause", (logger: Logger) => logger.error({ err: new Error("a", { cause: new Error("b", { cause: key }) }) })],
    ["one of several errors", (logger: Logger) => logger.error(new AggregateError([new Error(key)]))],
    ["the code of an error", (logger: Logger) => logger.error(Object.assign(new Error("a"), { code: key }))],
  ])("redacts a secret in %s", (_name, write) => {
    const { text } = log(write);
    expect(text).toContain("[redacted]");
    for (const secret of [key, link].map((each) => each.slice(-27))) expect(text).not.toContain(secret);
  });

  it("describes an error under whatever name it is logged", () => {
    const error = Object.assign(new Error("duplicate key"), { detail: "Key (email)=(ada@example.com)" });
    const { text, line } = log((logger) => logger.error({ reason: error, error, other: 1 }, "failed"));
    expect(text).not.toContain("ada@example.com");
    expect(line).toMatchObject({ reason: { message: "duplicate key" }, error: { type: "Error" }, other: 1 });
  });
});
