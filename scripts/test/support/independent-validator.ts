import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import addFormats, { type FormatName } from "ajv-formats";
import type { AnySchema } from "./compile-schemas.ts";

/** The formats that our validators assert; the judge gets implementations of its own for each. */
const judgedFormats: FormatName[] = ["date-time", "date", "uuid", "int32", "int64"];

/** Compiles the same component schemas with Ajv, the independent implementation that ours is compared with. */
export function independentValidators(schemas: Record<string, AnySchema>): Record<string, ValidateFunction> {
  const ajv = new Ajv2020({
    strict: false,
    inlineRefs: false,
    // Without it Ajv finds "toString" in every object.
    ownProperties: true,
    // Without it Ajv finds that 0.3 is no multiple of 0.1.
    multipleOfPrecision: 9,
    logger: false,
  });
  addFormats.default(ajv, judgedFormats);
  ajv.addFormat(
    "email",
    (text: string) => /^[^\s@]{1,64}@[^\s@]+$/u.test(text) && !/(@|\.)(\.|$)/u.test(text.replace(/^.*@/u, "@")),
  );
  ajv.addSchema({ $id: "document", components: { schemas } });
  return Object.fromEntries(
    Object.keys(schemas).map((name) => [name, ajv.compile({ $ref: `document#/components/schemas/${name}` })]),
  );
}
