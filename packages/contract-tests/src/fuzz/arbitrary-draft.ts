import fc, { type Arbitrary } from "fast-check";
import type { ContractDocument } from "../document/contract-document.ts";
import { type Json, textOf } from "../document/json.ts";
import type { Operation, Parameter } from "../document/operations.ts";
import { arbitraryBy } from "../values/arbitrary.ts";
import type { BodyDraft, Change, CredentialsDraft, Draft, PathDraft } from "./draft.ts";
import { hostileBodies, hostileTexts } from "./hostile-texts.ts";

/** One in so many requests brings another object into being that the server has to tell of every event. */
const weights: Record<string, number> = { createWebhookEndpoint: 4 };
const usualWeight = 10;

/** Requests to any operation, from valid ones to noise. */
export const arbitraryDraft = (document: ContractDocument): Arbitrary<Draft> =>
  fc.oneof(
    ...document.operations.map((operation) => ({
      weight: weights[operation.id] ?? usualWeight,
      arbitrary: draftOf(document, operation),
    })),
  );

function draftOf(document: ContractDocument, operation: Operation): Arbitrary<Draft> {
  const named = (place: Parameter["in"]) => operation.parameters.filter((each) => each.in === place);
  return fc.record({
    operationId: fc.constant(operation.id),
    method: rarely(fc.constantFrom("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"), undefined),
    path: fc.record(Object.fromEntries(named("path").map(({ name }) => [name, pathValue]))),
    query: pairs(document, named("query"), anyText),
    headers: pairs(document, named("header"), headerText).map((own) => own.filter(([name]) => isToken(name))),
    credentials,
    body: bodyOf(document, operation),
  });
}

/** Nineteen times out of twenty the usual thing, so that what is behind it is reached. */
const rarely = <T, U>(unusual: Arbitrary<T>, usual: U): Arbitrary<T | U> =>
  fc.oneof({ weight: 19, arbitrary: fc.constant(usual) }, { weight: 1, arbitrary: unusual });

const anyText: Arbitrary<string> = fc.oneof(
  fc.string({ unit: "grapheme", maxLength: 40 }),
  fc.string({ unit: "binary", maxLength: 40 }),
  fc.constantFrom(...hostileTexts),
);

/** So few that requests meet others with the same: idempotency keys that are used again. */
const fewTexts = fc.constantFrom("1", "2", "3");

/** What a header can carry (RFC 9110, section 5.5), bytes above ASCII included. */
const headerText: Arbitrary<string> = anyText.map((text) => text.replaceAll(/[^\t\u0020-\u007e\u0080-\u00ff]/g, "?"));
const isToken = (name: string): boolean => /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/.test(name);

const pathValue: Arbitrary<PathDraft> = fc.oneof(
  { weight: 8, arbitrary: fc.record({ known: fc.nat({ max: 1_000 }) }) },
  { weight: 1, arbitrary: fc.record({ text: fc.stringMatching(/^(hps|cn|ev|whe)_[0-9A-Za-z]{22}$/) }) },
  { weight: 1, arbitrary: fc.record({ text: anyText }) },
);

const credentials: Arbitrary<CredentialsDraft> = rarely(
  fc.oneof(fc.constant("none" as const), fc.record({ authorization: headerText })),
  "valid",
);

/** Each parameter that the document has, perhaps, with a likely or any value; and one that it has not, rarely. */
function pairs(
  { schemas }: ContractDocument,
  parameters: readonly Parameter[],
  anything: Arbitrary<string>,
): Arbitrary<[name: string, text: string][]> {
  const documented = parameters.map(({ name, schema }) => {
    const likely = schema === undefined ? anything : arbitraryBy(schemas, schemas.schemaAt(schema)).map(textOf);
    const value = fc.oneof(
      { weight: 6, arbitrary: likely },
      { weight: 2, arbitrary: anything },
      { weight: 1, arbitrary: fewTexts },
    );
    return fc.oneof(
      { weight: 3, arbitrary: fc.constant(undefined) },
      { weight: 1, arbitrary: fc.tuple(fc.constant(name), value) },
    );
  });
  const other = rarely(fc.tuple(fc.stringMatching(/^[a-z_-]{1,12}$/), anything), undefined);
  return fc.tuple(...documented, other).map((all) => all.filter((each) => each !== undefined));
}

function bodyOf({ schemas }: ContractDocument, { body }: Operation): Arbitrary<BodyDraft> {
  if (body === undefined) return rarely(anyBody, { kind: "none" } satisfies BodyDraft);
  const likely = arbitraryBy(schemas, schemas.schemaAt(body.schema));
  return fc.oneof(
    { weight: 5, arbitrary: json(likely, fc.constant([])) },
    { weight: 5, arbitrary: json(likely, fc.array(change, { minLength: 1, maxLength: 3 })) },
    { weight: 1, arbitrary: json(anyJson, fc.constant([])) },
    { weight: 1, arbitrary: anyBody },
  );
}

const json = (value: Arbitrary<Json>, changes: Arbitrary<Change[]>): Arbitrary<BodyDraft> =>
  fc.record({ kind: fc.constant("json" as const), value, known: mostly, changes });

const mostly = fc.nat({ max: 4 }).map((chance) => chance > 0);
const anyJson = fc.oneof(fc.jsonValue(), fc.jsonValue({ stringUnit: "binary" }), anyText) as Arbitrary<Json>;

const change: Arbitrary<Change> = fc.record({
  place: fc.nat({ max: 1_000 }),
  what: fc.constantFrom("replaced", "replaced", "removed", "added"),
  name: fc.oneof(fc.constantFrom("__proto__", "constructor", "id", "url", "status"), anyText),
  value: anyJson,
});

const encoder = new TextEncoder();
const anyBody: Arbitrary<BodyDraft> = fc.oneof(
  fc.constant({ kind: "none" } as const),
  fc.record({
    kind: fc.constant("bytes" as const),
    bytes: fc.oneof(
      fc.uint8Array({ maxLength: 200 }),
      fc.constantFrom(...hostileBodies).map((text) => encoder.encode(text)),
    ),
  }),
);
