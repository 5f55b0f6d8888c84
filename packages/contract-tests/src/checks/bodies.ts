import type { Json } from "../document/json.ts";
import { isObject } from "../document/json.ts";
import type { Operation } from "../document/operations.ts";
import type { Exchange, SentRequest } from "../http/exchange.ts";
import type { RequestParts } from "../requests/request-parts.ts";
import type { Requests } from "../requests/requests.ts";
import type { Check } from "./check.ts";
import { forEachOperation } from "./for-each.ts";
import { documentedAmong, expectRefusal, type Refusal } from "./refusal.ts";

interface Spoiled {
  what: string;
  /** Undefined: the same. */
  body?: Buffer | undefined;
  /** Null: none. */
  contentType?: string | null;
  statuses?: number[];
}

/** A check that sends bodies which no schema can speak of, to every operation that has a body. */
const bodyCheck = (name: string, title: string, spoil: (body: Buffer) => Spoiled[]): Check => ({
  name,
  title,
  run: (requests) =>
    forEachOperation(requests, async (operation) => {
      const parts = await requests.valid(operation);
      if (operation.body === undefined || !isObject(parts?.body)) return;
      const valid = requests.build(operation, parts);
      for (const spoiled of spoil(valid.body ?? Buffer.from("{}"))) {
        const exchange = await requests.run.send(withBody(valid, spoiled), operation);
        expectRefusal(requests.run, exchange, refusal(name, spoiled, exchange));
      }
    }),
});

function withBody(request: SentRequest, { body = request.body, contentType }: Spoiled): SentRequest {
  const others = request.headers.filter(([name]) => name !== "Content-Type");
  const headers = contentType === undefined ? request.headers : others;
  return {
    ...request,
    body,
    headers: typeof contentType === "string" ? [...headers, ["Content-Type", contentType]] : headers,
  };
}

const refusal = (check: string, { what, statuses }: Spoiled, exchange: Exchange): Refusal => ({
  check,
  what,
  ...(statuses !== undefined && { statuses: documentedAmong(exchange, statuses) }),
});

const json = (text: string): Buffer => Buffer.from(text);
/** The valid body with one more member, as text, so that it may be something that no JSON value is. */
const withMember = (body: Buffer, member: string): Buffer =>
  json(body.toString().replace(/\}$/, body.length > 2 ? `,${member}}` : `${member}}`));

export const refusesMalformedJson = bodyCheck("refuses-malformed-json", "refuses a body that is no JSON", (body) => [
  { what: "a body that breaks off", body: body.subarray(0, -1) },
  { what: "a body that goes on after its end", body: Buffer.concat([body, json("}")]) },
  { what: "an empty body", body: json(" ") },
  { what: "a comment in the body", body: Buffer.concat([json("/* */"), body]) },
  { what: "NaN", body: withMember(body, '"contract_unknown":NaN') },
  {
    what: "bytes that are no UTF-8",
    body: Buffer.concat([body.subarray(0, -1), json(',"contract_unknown":"'), Buffer.of(0xff), json('"}')]),
  },
]);

export const refusesMediaTypes = bodyCheck(
  "refuses-media-types",
  "refuses a body that is not said to be JSON",
  (body) => [
    { what: "Content-Type text/plain", body, contentType: "text/plain", statuses: [415, 400, 422] },
    { what: "Content-Type application/xml", body, contentType: "application/xml", statuses: [415, 400, 422] },
    { what: "no Content-Type", body, contentType: null, statuses: [415, 400, 422] },
  ],
);

export const refusesOversizeBodies = bodyCheck("refuses-oversize-bodies", "refuses a body of 1.5 MB", (body) => [
  {
    what: "a body of 1.5 MB",
    body: withMember(body, `"contract_unknown":"${"a".repeat(1_500_000)}"`),
    statuses: [413, 400, 422],
  },
]);

export const refusesHostileBodies = bodyCheck(
  "refuses-hostile-bodies",
  "refuses JSON that is made to break its reader",
  (body) => [
    {
      what: "arrays nested 10,000 deep",
      body: withMember(body, `"contract_unknown":${"[".repeat(10_000)}${"]".repeat(10_000)}`),
    },
    { what: "the number 1e400", body: withMember(body, '"contract_unknown":1e400') },
    { what: "an integer of 400 digits", body: withMember(body, `"contract_unknown":${"9".repeat(400)}`) },
    { what: "the property __proto__", body: withMember(body, '"__proto__":{"admin":true}') },
    { what: "the property constructor", body: withMember(body, '"constructor":{"prototype":{"admin":true}}') },
    { what: "a property given twice", body: withMember(body, repeated(body)) },
  ],
);

/** The first member once more, with another value. Which of two counts is up to each reader (RFC 8259, section 4). */
function repeated(body: Buffer): string {
  const value = JSON.parse(body.toString()) as Json;
  const [name] = Object.keys(isObject(value) ? value : {});
  return `${JSON.stringify(name ?? "contract_unknown")}:[]`;
}

/** Characters that a database cannot store or no valid text contains, in the place of every text of the body. */
export const refusesHostileText: Check = {
  name: "refuses-hostile-text",
  title: "answers NUL characters and lone surrogates without failing",
  run: (requests) =>
    forEachOperation(requests, async (operation) => {
      const parts = await requests.valid(operation);
      if (!isObject(parts?.body)) return;
      for (const [name, value] of Object.entries(parts.body)) {
        if (typeof value !== "string") continue;
        for (const text of [`${value}\u0000`, `${value}\ud800`]) await sendText(requests, operation, parts, name, text);
      }
    }),
};

async function sendText(
  requests: Requests,
  operation: Operation,
  parts: RequestParts,
  name: string,
  text: string,
): Promise<void> {
  const exchange = await requests.send(operation, { ...parts, body: { ...(parts.body as object), [name]: text } });
  const what = `${JSON.stringify(text.at(-1))} in ${name}`;
  // Text that the schema lets in may be stored, or refused: what it must not do is to fail.
  const { body } = operation;
  if (body !== undefined && requests.document.schemas.isValid(body.schema, { ...(parts.body as object), [name]: text }))
    return;
  expectRefusal(requests.run, exchange, { check: "refuses-hostile-text", what, pointers: [`/${name}`] });
}

export const refusesMissingBody: Check = {
  name: "refuses-missing-body",
  title: "refuses a request without the body that it has to have",
  run: (requests) =>
    forEachOperation(requests, async (operation) => {
      const parts = await requests.valid(operation);
      if (operation.body?.required !== true || parts === undefined) return;
      const exchange = await requests.send(operation, { ...parts, body: undefined });
      expectRefusal(requests.run, exchange, { check: "refuses-missing-body", what: "no body" });
    }),
};

export const refusesUnexpectedBody: Check = {
  name: "refuses-unexpected-body",
  title: "refuses a body where the operation has none, rather than to ignore what somebody meant by it",
  run: (requests) =>
    forEachOperation(requests, async (operation) => {
      const parts = await requests.valid(operation);
      const isOurs = requests.document.isPaymentSessions && ["POST", "PUT", "PATCH"].includes(operation.method);
      if (operation.body !== undefined || parts === undefined || !isOurs) return;
      const request = requests.build(operation, parts);
      const body = json('{"contract_unknown":1}');
      const headers: SentRequest["headers"] = [...request.headers, ["Content-Type", "application/json"]];
      const exchange = await requests.run.send({ ...request, body, headers }, operation);
      expectRefusal(requests.run, exchange, { check: "refuses-unexpected-body", what: "a body that is not expected" });
    }),
};
