import fc from "fast-check";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { isRecord } from "../../generate/json-pointer.ts";
import { loadDocument } from "../../generate/load-document.ts";
import type { Direction } from "../../generate/api-validators/schema-graph.ts";
import { type AnySchema, compileSchemas } from "../support/compile-schemas.ts";
import { independentValidators } from "../support/independent-validator.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";
import { valueFor } from "./random-values.ts";

/** Set SEED to look at other values. */
const seed = Number(process.env.SEED ?? 1);
const valuesPerSchema = 120;
const folder = await temporaryFolder();

type Schemas = Record<string, AnySchema>;

/** The schemas as plain JSON Schema says them for one direction: what may not be sent is `false` and not required. */
function forDirection(schema: unknown, direction: Direction, schemas: Schemas): unknown {
  if (Array.isArray(schema)) {
    return schema.map((item) => forDirection(item, direction, schemas));
  }
  if (!isRecord(schema)) {
    return schema;
  }
  const copy = Object.fromEntries(
    Object.entries(schema).map(([key, value]) => [key, forDirection(value, direction, schemas)]),
  );
  if (isRecord(schema.properties) && isRecord(copy.properties)) {
    const flag = direction === "request" ? "readOnly" : "writeOnly";
    const forbidden = Object.entries(schema.properties).filter(([, property]) => isFlagged(property, flag, schemas));
    for (const [name] of forbidden) {
      copy.properties[name] = false;
    }
    if (Array.isArray(copy.required)) {
      copy.required = copy.required.filter((name) => !forbidden.some(([other]) => other === name));
    }
  }
  return copy;
}

function isFlagged(property: unknown, flag: string, schemas: Schemas): boolean {
  if (!isRecord(property)) {
    return false;
  }
  const target = typeof property.$ref === "string" ? schemas[property.$ref.split("/")[3] ?? ""] : undefined;
  return property[flag] === true || isFlagged(target, flag, schemas);
}

const specifications = ["../../../spec/openapi.yaml", "../second-spec/openapi.yaml"];
const directions: Direction[] = ["request", "response"];

describe(`documented schemas (seed ${seed})`, () => {
  it.each(specifications.flatMap((path) => directions.map((direction) => [path, direction] as const)))(
    "of %s agree in a %s with an independent implementation on every value",
    async (path, direction) => {
      const document = await loadDocument(fileURLToPath(new URL(path, import.meta.url)));
      const schemas = (document.components?.schemas ?? {}) as Schemas;
      const plain = Object.fromEntries(
        Object.entries(schemas).map(([name, schema]) => [name, forDirection(schema, direction, schemas) as AnySchema]),
      );
      const ours = await compileSchemas(folder, schemas, direction);
      const theirs = independentValidators(plain);
      const disagreements: string[] = [];
      const verdicts = { valid: 0, invalid: 0 };
      for (const [name, schema] of Object.entries(plain)) {
        for (const value of fc.sample(valueFor(schema, plain, 8), { seed, numRuns: valuesPerSchema })) {
          const errors = ours[name]?.(value) ?? [];
          const holds = theirs[name]?.(value) === true;
          verdicts[holds ? "valid" : "invalid"]++;
          if ((errors.length === 0) !== holds) {
            disagreements.push(JSON.stringify({ name, value, errors, judge: theirs[name]?.errors }));
          }
        }
      }
      expect(disagreements.slice(0, 5)).toEqual([]);
      expect(Math.min(verdicts.valid, verdicts.invalid)).toBeGreaterThan(Object.keys(schemas).length * 10);
    },
  );
});
