import { expect, it } from "vitest";
import { InvalidArgumentError } from "./errors.ts";
import type { Operation } from "./operation.ts";
import { expandPath, pathParameterNames, serializeQuery } from "./request-url.ts";

const operation = (path: string, more: Partial<Operation> = {}): Operation => ({
  operationId: "x",
  method: "GET",
  path,
  ...more,
});

it("names the parameters of a template in its order", () => {
  expect(pathParameterNames("/a/{b}/c/{d}-{e}")).toEqual(["b", "d", "e"]);
});

it.each([
  ["hps_1", "/s/hps_1/cancel"],
  ["a/b", "/s/a%2Fb/cancel"],
  ["../../contractors", "/s/..%2F..%2Fcontractors/cancel"],
  ["a?b#c", "/s/a%3Fb%23c/cancel"],
  ["%2e%2e", "/s/%252e%252e/cancel"],
  ["$&", "/s/%24%26/cancel"],
  ["{id}", "/s/%7Bid%7D/cancel"],
  ["ü", "/s/%C3%BC/cancel"],
  [7, "/s/7/cancel"],
])("keeps %o inside its segment", (id, path) => {
  expect(expandPath(operation("/s/{id}/cancel"), { id })).toBe(path);
});

it.each(["", ".", "..", undefined, null])("refuses %o as an id", (id) => {
  expect(() => expandPath(operation("/s/{id}/cancel"), { id })).toThrow(
    new InvalidArgumentError('`id` must not be empty, "." or "..".'),
  );
});

it("refuses a styled value that makes a dot segment", () => {
  const label = operation("/s/{a}", { pathStyles: { a: { style: "label" } } });

  expect(() => expandPath(label, { a: "." })).toThrow(InvalidArgumentError);
  expect(() => expandPath(label, { a: [""] })).toThrow(InvalidArgumentError);
  expect(() => expandPath(operation("/s/{a}"), { a: [] })).toThrow(InvalidArgumentError);
});

it("follows the style of each path parameter", () => {
  const styled = operation("/s/{a}/{b}", { pathStyles: { b: { style: "matrix", explode: true } } });

  expect(expandPath(styled, { a: "x", b: [1, 2] })).toBe("/s/x/;b=1;b=2");
});

it("follows the style of each query parameter and leaves absent ones out", () => {
  const styled = operation("/s", { queryStyles: { ids: { style: "pipeDelimited" } } });

  expect(serializeQuery(styled, { limit: 2, ids: [1, 2], status: undefined, type: null, tags: ["a", "b"] })).toBe(
    "limit=2&ids=1%7C2&tags=a&tags=b",
  );
});

it("sends no query without parameters", () => {
  expect(serializeQuery(operation("/s"), undefined)).toBe("");
  expect(serializeQuery(operation("/s"), { ids: [] })).toBe("");
});

it("passes a finished query on", () => {
  expect(serializeQuery(operation("/s"), "a=%2C&b")).toBe("a=%2C&b");
});
