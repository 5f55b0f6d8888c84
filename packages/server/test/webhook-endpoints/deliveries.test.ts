import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { DeliveryAttempt } from "../../src/deliveries/delivery.ts";
import { decodeId } from "../../src/ids.ts";
import { errorBody } from "../harness/error-body.ts";
import { readPages } from "../harness/pages.ts";
import {
  createEndpoint,
  createEvent,
  type WireDelivery,
  type WireEndpoint,
  type WireEvent,
} from "../harness/requests.ts";
import { startTestServer, type TestServer } from "../harness/test-server.ts";

let server: TestServer;
let endpoint: WireEndpoint;
let path: string;
/** Newest first. */
let events: WireEvent[];

beforeAll(async () => {
  server = await startTestServer();
  endpoint = await createEndpoint(server.client);
  path = `/api/v1/webhook_endpoints/${endpoint.id}/deliveries`;
  events = [];
  for (let index = 0; index < 5; index++) events.unshift(await createEvent(server.client));
});

afterAll(() => server.close());

const list = async (query = "") => (await server.client.get<WireDelivery[]>(`${path}${query}`)).body;

describe("the deliveries to a webhook endpoint", () => {
  it("tell of each event, newest first", async () => {
    expect(await list()).toEqual(
      events.map(({ id, event_type }) => ({
        id: expect.stringMatching(/^dlv_[0-9A-Za-z]{22}$/),
        event_id: id,
        event_type,
        webhook_endpoint_id: endpoint.id,
        status: "pending",
        attempts: [],
        next_attempt_at: expect.any(Number),
        created: expect.any(Number),
      })),
    );
  });

  it("tell what came of every attempt", async () => {
    const attempts: DeliveryAttempt[] = [
      { attempted_at: 1772464020, status_code: 503, duration_ms: 84, error: null },
      { attempted_at: 1772464025, status_code: null, duration_ms: 15000, error: "The endpoint did not answer." },
    ];
    const { sql } = server.database;
    const [, newer] = await list();
    await sql`
      update deliveries set status = 'failed', next_attempt_at = null, attempts = ${sql.json(attempts.map((attempt) => ({ ...attempt })))}
      where id = ${decodeId("dlv", newer?.id ?? "") ?? ""}
    `;
    expect((await list())[1]).toEqual({ ...newer, status: "failed", next_attempt_at: null, attempts });
  });

  it("are complete in pages, in both directions", async () => {
    const ids = (await list()).map(({ id }) => id);
    expect((await readPages(server.client, `${path}?limit=2`, "next")).flat()).toEqual(ids);
    const newer = await readPages(server.client, `${path}?limit=2&ending_before=${ids.at(-1)}`, "prev");
    expect(newer.toReversed().flat()).toEqual(ids.slice(0, -1));
  });

  it("are those of no other endpoint", async () => {
    const other = await createEndpoint(server.client);
    const others = `/api/v1/webhook_endpoints/${other.id}/deliveries`;
    const [newest] = await list();
    expect((await server.client.get(others)).body).toEqual([]);
    const { status, body } = await server.client.get(`${others}?starting_after=${newest?.id}`);
    expect([status, body]).toEqual([400, errorBody("invalid_input", ["/starting_after"])]);
  });
});
