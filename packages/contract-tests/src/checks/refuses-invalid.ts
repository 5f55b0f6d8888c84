import type { Json } from "../document/json.ts";
import { isObject, textOf, valueAt, withValueAt } from "../document/json.ts";
import type { Operation, Parameter } from "../document/operations.ts";
import type { Schemas } from "../document/schemas.ts";
import { inHeader } from "../requests/serialise.ts";
import type { Requests } from "../requests/requests.ts";
import { arbitraryBy } from "../values/arbitrary.ts";
import { type Violation, violationsOf } from "../values/violations.ts";
import type { Check } from "./check.ts";
import { forEachOperation } from "./for-each.ts";
import { expectRefusal } from "./refusal.ts";
import fc from "fast-check";

const name = "refuses-invalid";

export const refusesInvalid: Check = {
  name,
  title: "refuses a request that breaks one constraint, and names the place",
  run: (requests) =>
    forEachOperation(requests, async (operation) => {
      await refusesBodies(requests, operation);
      for (const parameter of operation.parameters) await refusesParameter(requests, operation, parameter);
    }),
};

async function refusesBodies(requests: Requests, operation: Operation): Promise<void> {
  const { body } = operation;
  const parts = await requests.valid(operation);
  if (body === undefined || parts?.body === undefined) return;
  const { schemas } = requests.document;
  const full = complete(requests, schemas, schemas.schemaAt(body.schema), parts.body);
  const base = schemas.isValid(body.schema, full) ? full : parts.body;
  for (const violation of violationsOf(schemas, schemas.schemaAt(body.schema), base, requests.run.seed)) {
    const broken = withValueAt(base, violation.pointer, violation.value);
    if (schemas.isValid(body.schema, broken)) continue;
    const exchange = await requests.send(operation, { ...parts, body: broken });
    expectRefusal(requests.run, exchange, { check: name, what: describe(violation), pointers: placesOf(violation) });
  }
}

const describe = ({ pointer, what }: Violation): string => `${pointer === "" ? "a body" : pointer} ${what}`;

/** What is missing may be said of itself or of what it is missing from; an item twice, of either. */
function placesOf({ pointer, value, what }: Violation): string[] {
  if (value === undefined) return [pointer, pointer.slice(0, pointer.lastIndexOf("/"))];
  return what === "with an item twice" ? [pointer, `${pointer}/0`, `${pointer}/1`] : [pointer];
}

/** With every property that may be there, so that each one can be broken. */
function complete(requests: Requests, schemas: Schemas, schema: Json, value: Json): Json {
  const { properties } = schemas.flat(schema);
  if (!isObject(value) || !isObject(properties)) return value;
  let full: Json = value;
  for (const [property, inner] of Object.entries(properties)) {
    if (schemas.flat(inner)["readOnly"] === true || inner === false) continue;
    const pointer = `/${property}`;
    const [sample] = fc.sample(arbitraryBy(schemas, inner), { seed: requests.run.seed, numRuns: 1 });
    full = withValueAt(full, pointer, complete(requests, schemas, inner, valueAt(full, pointer) ?? sample ?? null));
  }
  return full;
}

async function refusesParameter(requests: Requests, operation: Operation, parameter: Parameter): Promise<void> {
  const { name: parameterName, in: place, schema } = parameter;
  if (schema === undefined || place === "cookie") return;
  const { schemas } = requests.document;
  const parts = await requests.valid(operation);
  if (parts === undefined) return;
  const flat = schemas.flat(schemas.schemaAt(schema));
  const violations = violationsOf(schemas, flat, requests.valueOf(parameter) ?? "", requests.run.seed);
  for (const { value, what } of violations.filter(({ pointer }) => pointer === "")) {
    if (value === undefined || !isBrokenAsText(schemas, schema, value) || !fitsPlace(place, value)) continue;
    const spoiled = {
      path: { path: { ...parts.path, [parameterName]: value } },
      query: {
        query: [...parts.query.filter(([each]) => each !== parameterName), [parameterName, value] as [string, Json]],
      },
      header: { headers: [...parts.headers, [parameterName, inHeader(value, parameter)] as [string, string]] },
    }[place];
    const exchange = await requests.send(operation, { ...parts, ...spoiled });
    const pointers = [`/${parameterName}`];
    expectRefusal(requests.run, exchange, { check: name, what: `${parameterName} ${what}`, pointers });
  }
}

/** Everything in a URL or a header is text: what is no number and should be one is wrong, what is one may be text too. */
function isBrokenAsText(schemas: Schemas, schema: string, value: Json): boolean {
  const text = textOf(value);
  const readings: Json[] = [text];
  if (/^-?\d+(\.\d+)?$/.test(text)) readings.push(Number(text));
  if (/^(true|false)$/.test(text)) readings.push(text === "true");
  if (text === "" || text === "null") readings.push(null);
  return readings.every((reading) => !schemas.isValid(schema, reading));
}

/** An empty path parameter is another path; some text cannot be in a header. */
function fitsPlace(place: string, value: Json): boolean {
  const text = textOf(value);
  if (place === "path") return text !== "" && text !== "." && text !== "..";
  return place === "query"
    ? !Array.isArray(value) && typeof value !== "object"
    : /^[\x21-\x7e]([\x20-\x7e]*[\x21-\x7e])?$/.test(text);
}
