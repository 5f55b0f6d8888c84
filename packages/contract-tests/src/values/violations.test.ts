import { describe, expect, it } from "vitest";
import type { Json } from "../document/json.ts";
import { withValueAt } from "../document/json.ts";
import { Schemas } from "../document/schemas.ts";
import { boundariesOf } from "./boundaries.ts";
import { violationsOf } from "./violations.ts";

const schema: Json = {
  type: "object",
  required: ["name", "kind"],
  additionalProperties: false,
  properties: {
    name: { type: "string", minLength: 2, maxLength: 4, pattern: "^[a-z]+$" },
    kind: { enum: ["a", "b"] },
    count: { type: "integer", minimum: 1, maximum: 5 },
    tags: { type: "array", minItems: 1, uniqueItems: true, items: { type: "string", maxLength: 3 } },
    id: { type: "string", readOnly: true },
  },
};
const valid = { name: "abc", kind: "a", count: 2, tags: ["x"] };
const schemas = new Schemas({ it: schema });

describe("violations", () => {
  const violations = violationsOf(schemas, schema, valid, 1);

  it("break every constraint, one at a time", () => {
    expect(violations.map(({ pointer, what }) => `${pointer} ${what}`)).toEqual(
      expect.arrayContaining([
        " of type array",
        "/name left out",
        "/kind left out",
        "/name of type null",
        "/name shorter than 2",
        "/name longer than 4",
        "/name not matched by ^[a-z]+$",
        "/kind none of the values named",
        "/count of type string",
        "/count of type number",
        "/count beyond its minimum",
        "/count beyond its maximum",
        "/tags with fewer than 1 items",
        "/tags with an item twice",
        "/tags/0 longer than 3",
      ]),
    );
  });

  it("leave nothing valid", () => {
    const stillValid = violations.filter(({ pointer, value }) =>
      schemas.isValid("/it", withValueAt(valid, pointer, value)),
    );
    expect(stillValid).toEqual([]);
  });

  it("do not touch what is the server's to give", () => {
    expect(violations.filter(({ pointer }) => pointer === "/id")).toEqual([]);
  });
});

describe("boundaries", () => {
  it("are every named value and every edge", () => {
    const found = boundariesOf(schemas, schema, valid).map(({ pointer, value }) => [pointer, value]);
    expect(found).toEqual([
      ["/name", "aa"],
      ["/name", "aaaa"],
      ["/kind", "a"],
      ["/kind", "b"],
      ["/count", 1],
      ["/count", 5],
      ["/tags", ["aaa"]],
    ]);
  });
});
