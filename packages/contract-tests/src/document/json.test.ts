import { describe, expect, it } from "vitest";
import { memberPointer, valueAt, withValueAt } from "./json.ts";

describe("a pointer", () => {
  it("escapes what it separates by", () => {
    expect(memberPointer("/a", "b/c~d")).toBe("/a/b~1c~0d");
  });

  it.each([
    ["", { a: [1, { "b/c": 2 }] }],
    ["/a/0", 1],
    ["/a/1/b~1c", 2],
    ["/a/2", undefined],
    ["/b", undefined],
    ["/a/length", undefined],
    ["/__proto__", undefined],
  ])("%j finds %j", (pointer, value) => {
    expect(valueAt({ a: [1, { "b/c": 2 }] }, pointer)).toEqual(value);
  });
});

describe("withValueAt", () => {
  it.each([
    ["/a", 2, { a: 2 }],
    ["/b", 2, { a: [1], b: 2 }],
    ["/a/0", 2, { a: [2] }],
    ["/a/0", undefined, { a: [] }],
    ["/a", undefined, {}],
    ["/b/c", 2, { a: [1], b: { c: 2 } }],
    ["", 2, 2],
  ])("puts into %j %j", (pointer, value, result) => {
    const before = { a: [1] };
    expect(withValueAt(before, pointer, value)).toEqual(result);
    expect(before).toEqual({ a: [1] });
  });

  it("makes a member that is called __proto__ one", () => {
    expect(JSON.stringify(withValueAt({}, "/__proto__", { admin: true }))).toBe('{"__proto__":{"admin":true}}');
  });
});
