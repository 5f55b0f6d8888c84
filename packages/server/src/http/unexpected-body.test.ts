import { describe, expect, it } from "vitest";
import { unexpectedBodyErrors } from "./unexpected-body.ts";

const mustBeEmpty = [{ path: "", message: "The request body must be empty." }];

describe("unexpectedBodyErrors", () => {
  it.each(["", "{}", "null", " { } \n"])("finds nothing in %j", (text) => {
    expect(unexpectedBodyErrors(Buffer.from(text))).toEqual([]);
  });

  it.each(["[]", "1", '"x"', "true", "reason=x", "{", " "])("wants %j gone", (text) => {
    expect(unexpectedBodyErrors(Buffer.from(text))).toEqual(mustBeEmpty);
  });

  it("wants a body gone that is too large to be read", () => {
    expect(unexpectedBodyErrors(undefined)).toEqual(mustBeEmpty);
  });

  it("names every property", () => {
    expect(unexpectedBodyErrors(Buffer.from('{"a/b":1,"__proto__":{}}'))).toEqual([
      { path: "/a~1b", message: '"a/b" is not a known property.' },
      { path: "/__proto__", message: '"__proto__" is not a known property.' },
    ]);
  });
});
