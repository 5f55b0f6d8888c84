import { randomUUID } from "node:crypto";
import { type OperationId, operations } from "@payment-sessions/api-validators";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { systemClock } from "../../src/clock.ts";
import { encodeId } from "../../src/ids.ts";
import type { ApiClient, ApiRequest } from "../harness/api-client.ts";
import { type IdPlace, type ObjectPrefix, placesOf, restOfBody } from "../harness/id-places.ts";
import { dumpOwnTables } from "../harness/dump-tables.ts";
import { newKey } from "../harness/idempotency.ts";
import {
  createContractor,
  createEndpoint,
  createEvent,
  createSession,
  type WireDelivery,
} from "../harness/requests.ts";
import { createTestOrganization } from "../harness/test-organization.ts";
import { startTestServer, type TestServer } from "../harness/test-server.ts";

type Objects = Record<ObjectPrefix, string>;

let server: TestServer;
let own: Objects;
let strangers: Record<"another organization" | "the other environment", Objects>;
let statements: string[] = [];

beforeAll(async () => {
  // The clock stands still: a key that is in the cache stays there, and every request is the same but for its ids.
  const clock = { ...systemClock, monotonicMs: () => 0 };
  server = await startTestServer({ clock, onStatement: (text) => statements.push(text) });
  const other = await createTestOrganization(server.database.sql);
  own = await createObjects(server.client);
  strangers = {
    "another organization": await createObjects(server.client.as(other.testKey)),
    "the other environment": await createObjects(server.client.as(server.organization.liveKey)),
  };
});
afterAll(() => server.close());

/** One of each kind, and a session that is still pending. */
async function createObjects(client: ApiClient): Promise<Objects> {
  const endpoint = await createEndpoint(client);
  const event = await createEvent(client);
  const { body: deliveries } = await client.get<WireDelivery[]>(`/api/v1/webhook_endpoints/${endpoint.id}/deliveries`);
  const contractor = await createContractor(client);
  const session = await createSession(client, contractor.id);
  return { hps: session.id, cn: contractor.id, ev: event.id, whe: endpoint.id, dlv: deliveries[0]?.id ?? "" };
}

/** What a client can see of an answer, and what the database was asked for it. */
async function observe(place: IdPlace, id: string, request: ApiRequest) {
  const { method, path: template, requestContentTypes } = operations[place.operationId];
  const path = template.replaceAll(/\{(\w+)\}/g, (_, name: string) =>
    place.part === "path" && place.name === name ? id : own[pathPrefix(place.operationId, name)],
  );
  const body = { ...restOfBody[place.operationId]?.(), ...(place.part === "body" && { [place.name]: id }) };
  statements = [];
  const answer = await server.client.send<{ request_id?: string }>(
    method,
    place.part === "query" ? `${path}?${place.name}=${id}` : path,
    { ...request, ...(requestContentTypes.length > 0 && { json: body }) },
  );
  const { request_id: _requestId, ...rest } = answer.body;
  const headers = [...answer.headers].filter(([name]) => !["request-id", "date", "link"].includes(name));
  return { status: answer.status, headers, body: rest, statements };
}

const pathPrefix = (operationId: OperationId, name: string): ObjectPrefix =>
  placesOf(operationId).find((place) => place.part === "path" && place.name === name)?.prefix ?? "hps";

const unknownId = (prefix: ObjectPrefix) => encodeId(prefix, randomUUID());

/** The filter of a list finds nothing, and a cursor that is no place in the list is a mistake. */
const statusOf = ({ part, name }: IdPlace) => (part !== "query" ? 404 : name === "contractor" ? 200 : 400);

const everywhere = (Object.keys(operations) as OperationId[]).flatMap(placesOf);
const named = everywhere.map((place) => [place.operationId, place.name, place] as const);

describe.each(["another organization", "the other environment"] as const)("an id of %s", (whose) => {
  it.each(named)("is in %s, as %s, what an unknown id is, also to the database", async (_operation, _name, place) => {
    const id = strangers[whose][place.prefix];
    expect(id).toMatch(new RegExp(`^${place.prefix}_`));
    const isPost = operations[place.operationId].method === "POST";
    for (const newRequest of isPost ? [() => ({}), newKey] : [() => ({})]) {
      const theirs = await observe(place, id, newRequest());
      expect(theirs).toEqual(await observe(place, unknownId(place.prefix), newRequest()));
      expect(theirs.status).toBe(statusOf(place));
      expect(theirs.statements.length).toBeGreaterThan(0);
    }
  });
});

it("leaves what belongs to others as it is", async () => {
  const before = await dumpOwnTables(server.database.sql);
  for (const place of everywhere.filter(({ part }) => part !== "query")) {
    for (const objects of Object.values(strangers)) await observe(place, objects[place.prefix], {});
  }
  expect(await dumpOwnTables(server.database.sql)).toBe(before);
});

it("knows every parameter that is in a path", () => {
  const fromDocument = Object.values(operations).flatMap(({ operationId, path }) =>
    [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => `${operationId} ${name}`),
  );
  const fromTable = everywhere
    .filter(({ part }) => part === "path")
    .map((place) => `${place.operationId} ${place.name}`);
  expect(fromTable.toSorted()).toEqual(fromDocument.toSorted());
});
