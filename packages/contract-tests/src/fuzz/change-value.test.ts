import { expect, test } from "vitest";
import type { Json } from "../document/json.ts";
import { changeValue } from "./change-value.ts";
import type { Change } from "./draft.ts";

const value: Json = { name: "Ada", tags: ["a", "b"] };
const change = (what: Change["what"], place: number): Change => ({ what, place, name: "__proto__", value: null });
const changed = (...changes: Change[]) => JSON.stringify(changeValue(value, changes));

test("replaces the value itself, a member, or an item, by its place", () => {
  expect(changed(change("replaced", 0))).toBe("null");
  expect(changed(change("replaced", 1))).toBe('{"tags":["a","b"],"name":null}');
  expect(changed(change("replaced", 3))).toBe('{"name":"Ada","tags":[null,"b"]}');
});

test("removes a member or an item", () => {
  expect(changed(change("removed", 2))).toBe('{"name":"Ada"}');
  expect(changed(change("removed", 4))).toBe('{"name":"Ada","tags":["a"]}');
});

test("adds a member called __proto__ as one, and an item to a list", () => {
  expect(changed(change("added", 0))).toBe('{"name":"Ada","tags":["a","b"],"__proto__":null}');
  expect(changed(change("added", 2))).toBe('{"name":"Ada","tags":["a","b",null]}');
});

test("counts places anew after each change, and beyond the last from the first again", () => {
  expect(changed(change("removed", 2), change("removed", 3))).toBe("{}");
  expect(changed(change("replaced", 5))).toBe("null");
});
