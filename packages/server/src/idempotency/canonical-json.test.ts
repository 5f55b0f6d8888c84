import { expect, it } from "vitest";
import { canonicalJson } from "./canonical-json.ts";

it.each([
  ['{"b":1,"a":{"d":[],"c":null}}', '{"a":{"c":null,"d":[]},"b":1}'],
  ['{"10":1,"9":2,"a":3}', '{"a":3,"9":2,"10":1}'],
  ['[{"b":1,"a":2}]', '[{"a":2,"b":1}]'],
  ['{"constructor":1.0,"A":"\\u0061"}', '{"A":"a","constructor":1}'],
])("is the same for %s and %s", (one, other) => {
  expect(canonicalJson(JSON.parse(one))).toBe(canonicalJson(JSON.parse(other)));
});

it.each([
  ["[1,2]", "[2,1]"],
  ['{"a":1}', '{"a":"1"}'],
  ['{"a":null}', "{}"],
  ['{"a":{"b":1},"c":2}', '{"a":{"b":1,"c":2}}'],
])("tells %s from %s", (one, other) => {
  expect(canonicalJson(JSON.parse(one))).not.toBe(canonicalJson(JSON.parse(other)));
});
