import { type Json, textOf } from "../document/json.ts";
import { withValueAt } from "../document/json.ts";
import type { Operation, Parameter } from "../document/operations.ts";
import { isAnswered } from "../http/exchange.ts";
import { quoteBody } from "../observations/problem.ts";
import type { RequestParts } from "../requests/request-parts.ts";
import type { Requests } from "../requests/requests.ts";
import { inHeader } from "../requests/serialise.ts";
import { boundariesOf } from "../values/boundaries.ts";
import type { Check } from "./check.ts";
import { forEachOperation } from "./for-each.ts";

const name = "accepts-valid";

/** What these statuses say about is not the request's shape. */
const inconclusive = new Set([401, 403, 404, 409, 429]);

export const acceptsValid: Check = {
  name,
  title: "accepts valid requests: each example, every value of an enum, the edges of every range",
  run: (requests) =>
    forEachOperation(requests, async (operation) => {
      await expectAccepted(requests, operation, "a valid request", (parts) => parts);
      await acceptsExamples(requests, operation);
      await acceptsBodies(requests, operation);
      await acceptsParameters(requests, operation);
    }),
};

async function acceptsExamples(requests: Requests, operation: Operation): Promise<void> {
  for (const example of operation.body?.examples.slice(1) ?? []) {
    const body = await requests.withKnownValues(operation, example);
    await expectAccepted(requests, operation, "an example of the document", (parts) => ({ ...parts, body }));
  }
  if (operation.body?.required === false) {
    await expectAccepted(requests, operation, "no body", (parts) => ({ ...parts, body: undefined }));
  }
}

async function acceptsBodies(requests: Requests, operation: Operation): Promise<void> {
  const { body } = operation;
  const { schemas } = requests.document;
  const base = await requests.validBody(operation);
  if (body === undefined || base === undefined) return;
  const known = await requests.knownPointers(operation);
  for (const { pointer, what, value } of boundariesOf(schemas, schemas.schemaAt(body.schema), base)) {
    if (known.includes(pointer) || !schemas.isValid(body.schema, withValueAt(base, pointer, value))) continue;
    await expectAccepted(requests, operation, `${pointer} with ${what}`, (parts) => ({
      ...parts,
      body: withValueAt(parts.body ?? {}, pointer, value),
    }));
  }
}

async function acceptsParameters(requests: Requests, operation: Operation): Promise<void> {
  const { schemas } = requests.document;
  const known = await requests.knownQuery(operation);
  for (const parameter of operation.parameters) {
    const { name: parameterName, in: place, schema } = parameter;
    if (schema === undefined || (place !== "query" && place !== "header") || known.has(parameterName)) continue;
    const example = requests.valueOf(parameter);
    const edges = boundariesOf(schemas, schemas.schemaAt(schema), example).filter(({ pointer }) => pointer === "");
    const values = [...(example === undefined ? [] : [example]), ...edges.map(({ value }) => value)];
    for (const value of values.filter((each) => schemas.isValid(schema, each) && fitsPlace(place, each))) {
      if (place === "header" && contradictsKey(parameterName, value)) continue;
      await expectAccepted(requests, operation, `${parameterName}=${JSON.stringify(value)}`, (parts) =>
        place === "query"
          ? { ...parts, query: [...parts.query.filter(([each]) => each !== parameterName), [parameterName, value]] }
          : { ...parts, headers: [...parts.headers, [parameterName, freshIfKey(parameter, value)]] },
      );
    }
  }
}

/** `null` is nothing that a parameter could say. */
const fitsPlace = (place: string, value: Json): boolean =>
  value !== null && (place === "query" || !/^\s|\s$|^$|[^\x20-\x7e]/.test(textOf(value)));

/** The environment is the key's: which value is right is for a check that knows the key. */
const contradictsKey = (name: string, value: Json): boolean =>
  name.toLowerCase() === "ten99policy-environment" && value === "production";

/** The same idempotency key twice is another matter. */
function freshIfKey(parameter: Parameter, value: Json): string {
  const text = inHeader(value, parameter);
  return /idempoten/i.test(parameter.name) ? `${text}-${Math.random().toString(36).slice(2)}`.slice(-255) : text;
}

async function expectAccepted(
  requests: Requests,
  operation: Operation,
  what: string,
  change: (parts: RequestParts) => RequestParts,
): Promise<void> {
  const parts = await requests.valid(operation);
  if (parts === undefined) return;
  const exchange = await requests.send(operation, change(parts));
  if (!isAnswered(exchange)) return;
  const { status } = exchange.response;
  if (status < 400 || status >= 500 || inconclusive.has(status)) return;
  const got = `${status}: ${quoteBody(exchange)}`;
  requests.run.report(exchange, { check: name, operation: operation.id, expected: `2xx for ${what}`, got });
}
