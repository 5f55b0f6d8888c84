import fc, { type Arbitrary } from "fast-check";
import { type Json, valueAt, withValueAt } from "../document/json.ts";
import type { Operation, Parameter } from "../document/operations.ts";
import type { NewFinding } from "../finding.ts";
import { type Exchange, isAnswered } from "../http/exchange.ts";
import type { RequestParts } from "../requests/request-parts.ts";
import type { Requests } from "../requests/requests.ts";
import { arbitraryBy } from "../values/arbitrary.ts";
import type { Check } from "./check.ts";
import { forEachOperation } from "./for-each.ts";

const requestsAnOperation = 20;

interface Generated {
  body: Json | undefined;
  query: [name: string, value: Json][];
}

/** Property-based: what fails is made as small as it can be before it is told of; the seed repeats it. */
export const answersGeneratedRequests: Check = {
  name: "answers-generated-requests",
  title: "answers generated requests as documented, and accepts those that are valid",
  run: (requests) =>
    forEachOperation(requests, async (operation) => {
      const arbitrary = await generated(requests, operation);
      let smallest: { exchange: Exchange; finding: NewFinding } | undefined;
      const property = fc.asyncProperty(arbitrary, async (made) => {
        const parts = await requests.valid(operation);
        if (parts === undefined) return;
        const known = await withKnown(requests, operation, parts, made);
        const { exchange, findings } = await requests.run.probe(requests.build(operation, known), operation);
        const [finding = refusedValid(requests, operation, exchange, known)] = findings;
        if (finding === undefined) return;
        smallest = { exchange, finding };
        throw new Error(finding.got);
      });
      await fc.check(property, { seed: requests.run.seed, numRuns: requestsAnOperation, endOnFailure: false });
      if (smallest !== undefined) requests.run.report(smallest.exchange, smallest.finding);
    }),
};

async function generated(requests: Requests, operation: Operation): Promise<Arbitrary<Generated>> {
  const { body, parameters } = operation;
  const { schemas } = requests.document;
  const bodies =
    body === undefined
      ? fc.constant(undefined)
      : fc.oneof(
          { weight: 3, arbitrary: arbitraryBy(schemas, schemas.schemaAt(body.schema)) },
          { weight: 1, arbitrary: fc.jsonValue() as Arbitrary<Json> },
        );
  const known = await requests.knownQuery(operation);
  const queries = parameters
    .filter(
      (each): each is Parameter & { schema: string } =>
        each.in === "query" && each.schema !== undefined && !known.has(each.name),
    )
    .map(({ name, schema, required }) => {
      const pairs = arbitraryBy(schemas, schemas.schemaAt(schema)).map((value): [string, Json] => [name, value]);
      return required ? pairs : fc.option(pairs, { nil: undefined });
    });
  return fc.record({
    body: bodies as Arbitrary<Json | undefined>,
    query: fc.tuple(...queries).map((pairs) => pairs.filter((pair) => pair !== undefined)),
  });
}

async function withKnown(
  requests: Requests,
  operation: Operation,
  parts: RequestParts,
  { body, query }: Generated,
): Promise<RequestParts> {
  let known = body === undefined ? undefined : await requests.withKnownValues(operation, body);
  for (const pointer of await requests.knownPointers(operation)) {
    if (known !== undefined && valueAt(known, pointer) === null) known = withValueAt(known, pointer, undefined);
  }
  return { ...parts, body: known, query };
}

function refusedValid(
  requests: Requests,
  operation: Operation,
  exchange: Exchange,
  { body, query }: RequestParts,
): NewFinding | undefined {
  if (!isAnswered(exchange) || ![400, 422].includes(exchange.response.status)) return undefined;
  const { schemas } = requests.document;
  const isValidBody =
    operation.body === undefined || (body !== undefined && schemas.isValid(operation.body.schema, body));
  const isValidQuery = query.every(([name, value]) => {
    const schema = operation.parameters.find((each) => each.in === "query" && each.name === name)?.schema;
    return schema === undefined || schemas.isValid(schema, value);
  });
  if (!isValidBody || !isValidQuery) return undefined;
  const got = `${exchange.response.status}: ${exchange.response.body.toString().slice(0, 300)}`;
  return { check: "answers-generated-requests", operation: operation.id, expected: "2xx for a valid request", got };
}
