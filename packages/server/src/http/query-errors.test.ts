import { describe, expect, it } from "vitest";
import { queryErrors } from "./query-errors.ts";

const text = "must not contain U+0000 or lone surrogates.";

describe("queryErrors", () => {
  it.each(["", "limit=1", "a=b=c&d", "email=a%2Bb%40x.example", "q=%F0%9F%98%80", "a+b=c+d"])(
    "finds nothing in %j",
    (query) => {
      expect(queryErrors(query)).toEqual([]);
    },
  );

  it.each([
    ["a value", "limit=1&email=a%00", [{ path: "/email", message: `Query parameter "email" ${text}` }]],
    ["a name", "a%00=1", [{ path: "/a\0", message: `Query parameter "a\\u0000" ${text}` }]],
  ])("names the place of NUL in %s", (_name, query, errors) => {
    expect(queryErrors(query)).toEqual(errors);
  });
});
