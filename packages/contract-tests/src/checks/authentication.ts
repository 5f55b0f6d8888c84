import type { Operation } from "../document/operations.ts";
import { madeUp } from "../http/curl.ts";
import { type Credentials, credentialsFor, isSecured, noCredentials } from "../requests/credentials.ts";
import type { Requests } from "../requests/requests.ts";
import type { Check } from "./check.ts";
import { forEachOperation } from "./for-each.ts";
import { documentedAmong, expectRefusal } from "./refusal.ts";

const header = (value: string): Credentials => ({ headers: [["Authorization", value]], query: [] });

const wrong: Record<string, Credentials> = {
  "no credentials": noCredentials,
  "an unknown key": header(`Bearer ${madeUp}-key`),
  "a scheme without a key": header("Bearer"),
  "an unknown scheme": header(`${madeUp} key`),
  Digest: header(`Digest username="${madeUp}"`),
  "credentials that are no base64": header("Basic %%%"),
  "an empty header": header(""),
};

const forSecured = (requests: Requests, work: (operation: Operation) => Promise<void>) =>
  forEachOperation(requests, async (operation) => {
    if (isSecured(requests.document, operation)) await work(operation);
  });

export const requiresAuthentication: Check = {
  name: "requires-authentication",
  title: "refuses requests without credentials, with malformed ones, of another scheme, and in the query",
  run: (requests) =>
    forSecured(requests, async (operation) => {
      const parts = await requests.valid(operation);
      if (parts === undefined) return;
      const inQuery: Credentials = { headers: [], query: [["api_key", requests.apiKey]] };
      const isInQuery = operation.security.some(
        (each) => (credentialsFor(requests.document, each, "k")?.query.length ?? 0) > 0,
      );
      const all = { ...wrong, ...(!isInQuery && { "the key in the query": inQuery }) };
      for (const [what, credentials] of Object.entries(all)) {
        const exchange = await requests.send(operation, parts, credentials);
        const statuses = documentedAmong(exchange, [401, 403]);
        expectRefusal(requests.run, exchange, { check: "requires-authentication", what, statuses });
      }
    }),
};

export const acceptsEveryScheme: Check = {
  name: "accepts-every-scheme",
  title: "lets in by each scheme that an operation documents",
  run: (requests) =>
    forSecured(requests, async (operation) => {
      if (operation.method !== "GET") return;
      const parts = await requests.valid(operation);
      for (const scheme of operation.security) {
        const credentials = credentialsFor(requests.document, scheme, requests.apiKey);
        if (parts === undefined || credentials === undefined) continue;
        const exchange = await requests.send(operation, parts, credentials);
        const status = typeof exchange.response === "string" ? 0 : exchange.response.status;
        if (status !== 401 && status !== 403) continue;
        const finding = {
          check: "accepts-every-scheme",
          operation: operation.id,
          expected: `to be let in by ${scheme}`,
        };
        requests.run.report(exchange, { ...finding, got: String(status) });
      }
    }),
};

export const authenticatesFirst: Check = {
  name: "authenticates-first",
  title: "says nothing about a request's parts before it knows who asks",
  run: (requests) =>
    forSecured(requests, async (operation) => {
      const parts = await requests.valid(operation);
      if (parts === undefined) return;
      const request = requests.build(
        operation,
        { ...parts, query: [...parts.query, ["contract_unknown", "1"]] },
        noCredentials,
      );
      const body = operation.body === undefined ? undefined : Buffer.from('{"contract_unknown":');
      const exchange = await requests.run.send({ ...request, body }, operation);
      const statuses = documentedAmong(exchange, [401, 403]);
      const what = "an invalid request without credentials";
      expectRefusal(requests.run, exchange, { check: "authenticates-first", what, statuses });
    }),
};
