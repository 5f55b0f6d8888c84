import { describe, expect, it } from "vitest";
import { findUnstorable, maxDepth } from "./unstorable.ts";

const text = "must not contain U+0000 or lone surrogates.";
const nested = (depth: number) => JSON.parse("[".repeat(depth) + "]".repeat(depth));

describe("findUnstorable", () => {
  it.each([
    ["NUL", '{"a":"x\\u0000"}', [{ path: "/a", message: `"a" ${text}` }]],
    ["a high surrogate alone", '{"a":["\\ud800"]}', [{ path: "/a/0", message: `An item of "a" ${text}` }]],
    ["a low surrogate alone", '"\\udc00"', [{ path: "", message: `The request body ${text}` }]],
    ["swapped surrogates", '{"a":{"b":"\\udc00\\ud800"}}', [{ path: "/a/b", message: `"b" ${text}` }]],
    [
      "a number beyond doubles",
      "[1e400]",
      [{ path: "/0", message: "An item of the request body must be a finite number." }],
    ],
    [
      "__proto__",
      '{"a":{"__proto__":{"b":1}}}',
      [{ path: "/a/__proto__", message: 'The property name "__proto__" is not allowed.' }],
    ],
    ["a name with NUL", '{"a~/\\u0000":1}', [{ path: "/a~0~1\0", message: `The property name "a~/\\u0000" ${text}` }]],
    [
      "a name with a lone surrogate",
      '{"\\ud800":1}',
      [{ path: "/\ud800", message: `The property name "\\ud800" ${text}` }],
    ],
    [
      "several",
      '{"a":"\\u0000","b":["\\u0000"]}',
      [
        { path: "/a", message: `"a" ${text}` },
        { path: "/b/0", message: `An item of "b" ${text}` },
      ],
    ],
  ])("names the place of %s", (_name, json, errors) => {
    expect(findUnstorable(JSON.parse(json))).toEqual(errors);
  });

  it.each(['"\\ud83d\\ude00"', '{"constructor":{"prototype":1}}', "null", "-1.5e300", '""', "[]", "true"])(
    "finds nothing in %s",
    (json) => {
      expect(findUnstorable(JSON.parse(json))).toEqual([]);
    },
  );

  it("accepts nesting up to the limit and refuses one level more", () => {
    expect(findUnstorable(nested(maxDepth))).toEqual([]);
    expect(findUnstorable(nested(maxDepth + 1))).toEqual([
      {
        path: "/0".repeat(maxDepth),
        message: expect.stringMatching(/^An item of the request body must not be nested deeper than 32 levels\.$/),
      },
    ]);
  });

  it("survives nesting of 30,000 levels", () => {
    expect(findUnstorable(nested(30_000))).toHaveLength(1);
  });

  it("lists a hundred problems at most", () => {
    expect(findUnstorable(Array.from({ length: 1000 }, () => "\0"))).toHaveLength(100);
    expect(
      findUnstorable(Object.fromEntries(Array.from({ length: 1000 }, (_, index) => [`${index}\0`, 1]))),
    ).toHaveLength(100);
  });
});
