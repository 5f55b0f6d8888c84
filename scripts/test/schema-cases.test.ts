import { describe, expect, it } from "vitest";
import { type AnySchema, compileSchemas, type Validator } from "./support/compile-schemas.ts";
import { temporaryFolder } from "./support/temporary-folder.ts";

type Case = [title: string, schema: AnySchema, valid: unknown[], invalid: unknown[]];

const parse = (text: string): unknown => JSON.parse(text);

/** What the independent implementation cannot judge, and what is easy to get wrong. */
const cases: Case[] = [
  [
    "__proto__ is a name like any other",
    parse('{"type":"object","additionalProperties":false,"properties":{"__proto__":{"type":"integer"}}}') as AnySchema,
    [{}, parse('{"__proto__":1}')],
    [parse('{"__proto__":"a"}'), { a: 1 }],
  ],
  [
    "an unknown __proto__ is refused",
    { type: "object", additionalProperties: false },
    [{}],
    [parse('{"__proto__":1}')],
  ],
  [
    "inherited names do not count as present",
    { type: "object", required: ["toString", "constructor", "__proto__"] },
    [parse('{"toString":1,"constructor":2,"__proto__":3}')],
    [{}, { toString: 1 }],
  ],
  [
    "inherited names are not known properties",
    { type: "object", properties: { a: true }, additionalProperties: false },
    [{ a: 1 }],
    [{ toString: 1 }, { constructor: 1 }, { hasOwnProperty: 1 }],
  ],
  [
    "inherited names trigger no dependencies",
    { dependentRequired: { toString: ["a"] }, dependentSchemas: { constructor: false } },
    [{}],
    [{ toString: 1 }, { constructor: 1 }],
  ],
  [
    "inherited names are no tags",
    {
      oneOf: [
        { type: "object", required: ["k"], properties: { k: { const: "a" } } },
        { type: "object", required: ["k"], properties: { k: { const: "b" } } },
      ],
    },
    [{ k: "a" }],
    [{ k: "toString" }, { k: "__proto__" }, { k: 1 }],
  ],
  [
    "const tells 1 from true and null from absent",
    { properties: { a: { const: null }, b: { const: 1 } } },
    [{}, { a: null, b: 1 }, { b: 1.0 }],
    [{ a: 0 }, { b: true }, { b: "1" }],
  ],
  [
    "objects are equal whatever their order",
    { enum: [{ a: 1, b: [1, { c: null }] }] },
    [parse('{"b":[1,{"c":null}],"a":1}')],
    [{ a: 1, b: [{ c: null }, 1] }, { a: 1 }],
  ],
  [
    "uniqueItems tells types apart",
    { uniqueItems: true },
    [
      [1, true, "1", null, [1], { a: 1 }],
      [[1], [true]],
      [0, "0"],
    ],
    [
      [1, 1.0],
      [{ a: 1, b: 2 }, parse('{"b":2,"a":1}')],
      [-0, 0],
      [null, null],
    ],
  ],
  ["multipleOf counts in decimals", { multipleOf: 0.1 }, [0.3, 0.7, 1.1, 1e20, -0.1, 0], [0.35, 1e-7]],
  ["multipleOf handles great and small numbers", { multipleOf: 1e-8 }, [0.00000012, 12391239123, 1e300], [1.5e-9]],
  ["multipleOf of a large divisor", { multipleOf: 1e21 }, [3e21, 0], [1e20, 1]],
  [
    "lengths are counted in code points",
    { type: "string", minLength: 2, maxLength: 3 },
    ["ab", "😀😀😀", "é́"],
    ["😀", "😀😀😀😀", ""],
  ],
  ["a pattern sees code points", { pattern: "^.$" }, ["😀", "a"], ["😀😀", ""]],
  ["a pattern is not anchored", { pattern: "b" }, ["abc"], ["ac"]],
  ["integers may be written as 1.0 and be large", { type: "integer" }, [1.0, 1e300, -0], [1.5, "1", true, null]],
  ["int64 ends before 2 ** 63", { format: "int64" }, [-(2 ** 63), 2 ** 62, "any"], [2 ** 63, 1.5]],
  ["int32 has 32 bits", { format: "int32" }, [2 ** 31 - 1, -(2 ** 31)], [2 ** 31, 0.5]],
  [
    "date knows leap years",
    { format: "date" },
    ["2024-02-29", "2000-02-29"],
    ["2023-02-29", "1900-02-29", "2024-13-01", "2024-00-01", "2024-1-1", "2024-01-00"],
  ],
  [
    "date-time is RFC 3339",
    { format: "date-time" },
    ["2024-01-01T00:00:00Z", "2024-01-01t23:59:59.999z", "2016-12-31T23:59:60Z", "2017-01-01T00:59:60+01:00"],
    [
      "2024-01-01 00:00:00Z",
      "2024-01-01T00:00:00",
      "2024-01-01T24:00:00Z",
      "2024-01-01T12:00:60Z",
      "2024-01-01T00:00:00+24:00",
    ],
  ],
  [
    "uuid is text of 36 characters",
    { format: "uuid" },
    ["0190F5A8-6f1c-7c3e-9b1a-0f6e2d3c4b5a"],
    ["0190f5a86f1c7c3e9b1a0f6e2d3c4b5a", "urn:uuid:0190f5a8-6f1c-7c3e-9b1a-0f6e2d3c4b5a", ""],
  ],
  [
    "email has one @ and a host",
    { format: "email" },
    ["a@b", "a.b+c@example.com", "é@example.com"],
    ["a", "@b", "a@", "a@b@c", "a b@c", "a@.b", "a@b.", `${"a".repeat(65)}@b`],
  ],
  ["unknown formats are annotations", { format: "uri" }, ["not a uri"], []],
  ["contains finds nothing in an empty array", { contains: { type: "integer" } }, [[1], ["a", 1], {}], [[], ["a"]]],
  [
    "minContains 0 asks for nothing",
    { contains: { type: "integer" }, minContains: 0, maxContains: 1 },
    [[], [1]],
    [[1, 2]],
  ],
  [
    "contains evaluates what it matches",
    { contains: { type: "integer" }, unevaluatedItems: { type: "string" } },
    [
      [1, "a"],
      [1, 2],
    ],
    [[1, null], ["a"]],
  ],
  [
    "a failed branch evaluates nothing",
    { anyOf: [{ prefixItems: [{ minimum: 2 }] }, true], unevaluatedItems: false },
    [[3], []],
    [[1], [3, 1]],
  ],
  [
    "each branch that holds evaluates",
    {
      anyOf: [
        { properties: { a: true }, required: ["a"] },
        { properties: { b: true }, required: ["b"] },
      ],
      unevaluatedProperties: false,
    },
    [{ a: 1 }, { b: 1 }, { a: 1, b: 1 }],
    [{ a: 1, c: 1 }, { c: 1 }],
  ],
  [
    "not evaluates nothing",
    { not: { not: { properties: { a: true } } }, unevaluatedProperties: false },
    [{}],
    [{ a: 1 }],
  ],
  [
    "if evaluates when it holds",
    {
      if: { properties: { a: { const: 1 } }, required: ["a"] },
      then: { properties: { b: true } },
      else: { properties: { c: true } },
      unevaluatedProperties: false,
    },
    [{ a: 1, b: 1 }, { c: 1 }, {}],
    [{ a: 2 }, { a: 1, c: 1 }, { b: 1 }],
  ],
  [
    "what a $ref evaluates counts",
    { $ref: "#/components/schemas/Named", unevaluatedProperties: false },
    [{ name: "a" }],
    [{ name: "a", b: 1 }, { name: 1 }],
  ],
  [
    "dependentSchemas evaluate when they apply",
    { dependentSchemas: { a: { properties: { a: true, b: true } } }, unevaluatedProperties: false },
    [{ a: 1, b: 2 }, {}],
    [{ b: 2 }],
  ],
  [
    "a nested unevaluatedProperties counts as evaluating",
    { allOf: [{ properties: { a: true }, unevaluatedProperties: { type: "integer" } }], unevaluatedProperties: false },
    [{ a: "x", b: 1 }],
    [{ b: "x" }],
  ],
  [
    "additionalProperties count as evaluated",
    { additionalProperties: true, unevaluatedProperties: false },
    [{ a: 1 }],
    [],
  ],
  [
    "a cousin evaluates nothing",
    { allOf: [{ properties: { a: true } }, { unevaluatedProperties: false }] },
    [{}],
    [{ a: 1 }],
  ],
  ["items evaluate all of an array", { items: { type: "integer" }, unevaluatedItems: false }, [[1, 2]], [["a"]]],
  [
    "siblings of a $ref count",
    { $ref: "#/components/schemas/Named", required: ["name"] },
    [{ name: "a" }],
    [{}, { name: 1 }],
  ],
  ["references lead anywhere in the document", { $ref: "#/components/schemas/Named/properties/name" }, ["a"], [1]],
  [
    "$defs are reached by references",
    { properties: { a: { $ref: "#/components/schemas/Words/$defs/word" } } },
    [{ a: "b" }],
    [{ a: " " }],
  ],
  [
    "a recursive schema ends with its value",
    { $ref: "#/components/schemas/Node" },
    [{ next: { next: null } }],
    [{ next: { next: 1 } }],
  ],
  [
    "names that JavaScript reserves are harmless",
    {
      properties: {
        default: { type: "integer" },
        value: { minLength: 1 },
        check: { minimum: 1 },
        undefined: { maxItems: 0 },
        "a-b": { maxLength: 1 },
        "": { type: "null" },
      },
    },
    [{ default: 1, value: "a", check: 1, undefined: [], "a-b": "", "": null }],
    [{ default: "a" }, { value: "" }, { check: 0 }, { undefined: [1] }, { "a-b": "ab" }, { "": 1 }],
  ],
  [
    "line ends and slashes in patterns and names are harmless",
    { patternProperties: { "^/\n\u2028`'\"$": { type: "integer" } } },
    [{ "/\n\u2028`'\"": 1 }, {}],
    [{ "/\n\u2028`'\"": "a" }],
  ],
  ["true and false are schemas", { properties: { a: true, b: false } }, [{ a: 1 }, {}], [{ b: null }]],
  [
    "an undefined property is absent",
    { type: "object", required: ["a"], properties: { a: true, b: { type: "string" } }, additionalProperties: false },
    [{ a: 1, b: undefined, c: undefined }],
    [{ a: undefined }],
  ],
];

const named = {
  Named: { type: "object", properties: { name: { type: "string" } } },
  Words: { $defs: { word: { pattern: "^\\w+$" } } },
  Node: { type: ["object", "null"], properties: { next: { $ref: "#/components/schemas/Node" } } },
};
const ambiguous = {
  Either: {
    anyOf: ["x", "y"].map((name) => ({
      type: "object",
      required: [name],
      properties: { next: { $ref: "#/components/schemas/Either" } },
    })),
  },
};
const schemas = {
  ...ambiguous,
  ...named,
  ...Object.fromEntries(cases.map(([, schema], index) => [`S${index}`, schema])),
};
const validators: Record<string, Validator> = await compileSchemas(await temporaryFolder(), schemas);

describe("compiled schemas", () => {
  it.each(
    cases.map(([title, , valid, invalid], index) => ({ title, valid, invalid, validate: validators[`S${index}`] })),
  )("$title", ({ valid, invalid, validate }) => {
    expect(valid.filter((value) => validate?.(value).length !== 0)).toEqual([]);
    expect(invalid.filter((value) => validate?.(value).length === 0)).toEqual([]);
  });

  it("give up on a value that overlapping branches would take for ever to tell", () => {
    let value: unknown = {};
    for (let depth = 0; depth < 100; depth++) {
      value = { next: value };
    }
    expect(validators.Either?.(value).map(({ message }) => message)).toContain(
      "The response body is too ambiguous to be checked.",
    );
    expect(validators.Either?.({ x: 1, next: { y: 1 } })).toEqual([]);
  });
});
