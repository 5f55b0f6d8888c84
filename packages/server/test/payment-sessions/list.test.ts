import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { decodeId } from "../../src/ids.ts";
import { errorBody } from "../harness/error-body.ts";
import { pageLinks, readPages } from "../harness/pages.ts";
import { createContractor, createSession, type WireSession } from "../harness/requests.ts";
import { createTestOrganization } from "../harness/test-organization.ts";
import { startTestServer, type TestServer } from "../harness/test-server.ts";

const count = 23;
const list = "/api/v1/payment/sessions";

let server: TestServer;
let contractors: string[];
/** Newest first, as the list is. */
let ids: string[];

beforeAll(async () => {
  server = await startTestServer();
  contractors = [(await createContractor(server.client)).id, (await createContractor(server.client)).id];
  ids = [];
  for (let index = 0; index < count; index++) {
    ids.unshift((await createSession(server.client, contractors[index % 2] ?? "")).id);
  }
});

afterAll(() => server.close());

const get = (query: string) => server.client.get<WireSession[]>(`${list}${query}`);

const links = (headers: Headers) => pageLinks(server.client, headers);
const follow = (path: string, relation: "next" | "prev") => readPages(server.client, path, relation);

describe("the list of sessions", () => {
  it("shows the ten newest, the newest first", async () => {
    const { status, body } = await get("");
    expect(status).toBe(200);
    expect(body.map(({ id }) => id)).toEqual(ids.slice(0, 10));
  });

  it.each([1, 5, 7, 22, 23, 100])(
    "is complete and without duplicates in pages of %i, towards the oldest",
    async (limit) => {
      const pages = await follow(`${list}?limit=${limit}`, "next");
      expect(pages.flat()).toEqual(ids);
      expect(pages).toHaveLength(Math.ceil(count / limit));
    },
  );

  it.each([1, 5, 7, 22])("is complete and without duplicates in pages of %i, towards the newest", async (limit) => {
    const pages = await follow(`${list}?limit=${limit}&ending_before=${ids.at(-1)}`, "prev");
    expect(pages.toReversed().flat()).toEqual(ids.slice(0, -1));
  });

  it("leads back to where it came from", async () => {
    const second = links((await get("?limit=5")).headers)["next"] ?? "";
    const { headers, body } = await server.client.get<WireSession[]>(second);
    expect(body.map(({ id }) => id)).toEqual(ids.slice(5, 10));
    const back = await server.client.get<WireSession[]>(links(headers)["prev"] ?? "");
    expect(back.body.map(({ id }) => id)).toEqual(ids.slice(0, 5));
    expect(Object.keys(links(back.headers))).toEqual(["next"]);
  });

  it("names no neighbour when everything fits on one page", async () => {
    expect((await get("?limit=100")).headers.has("link")).toBe(false);
  });

  it("is empty after the oldest and before the newest", async () => {
    for (const query of [`?starting_after=${ids.at(-1)}`, `?ending_before=${ids[0]}`]) {
      const { status, headers, body } = await get(query);
      expect([status, body, headers.has("link")]).toEqual([200, [], false]);
    }
  });

  it("keeps its filters from page to page", async () => {
    const pages = await follow(`${list}?limit=4&contractor=${contractors[1]}&status=pending`, "next");
    expect(pages.flat()).toEqual(ids.filter((_, index) => index % 2 === 1));
  });

  it("filters by status, with a cursor that the filter itself leaves out", async () => {
    const cancelled = ids[3] ?? "";
    await server.client.post(`${list}/${cancelled}/cancel`);
    expect((await get("?status=cancelled")).body.map(({ id }) => id)).toEqual([cancelled]);
    const { body } = await get(`?status=pending&limit=2&starting_after=${cancelled}`);
    expect(body.map(({ id }) => id)).toEqual(ids.slice(4, 6));
  });

  it.each(["cn_0000000000000000000000", "nonsense"])("is empty for the contractor %s", async (contractor) => {
    expect((await get(`?contractor=${contractor}`)).body).toEqual([]);
  });

  it("shows one tenant and one environment only", async () => {
    const stranger = await createTestOrganization(server.database.sql);
    for (const key of [stranger.testKey, server.organization.liveKey]) {
      expect((await server.client.as(key).get(list)).body).toEqual([]);
      const { body } = await server.client.as(key).get(`${list}?starting_after=${ids[0]}`);
      expect(body).toMatchObject({ error_code: "invalid_input", errors: [{ path: "/starting_after" }] });
    }
  });

  it.each([
    ["starting_after=hps_0000000000000000000000", ["/starting_after"]],
    ["ending_before=nonsense", ["/ending_before"]],
    [`starting_after=cn_0000000000000000000000`, ["/starting_after"]],
    ["limit=0", ["/limit"]],
    ["limit=101", ["/limit"]],
    ["limit=1e1", ["/limit"]],
    ["limit=", ["/limit"]],
    ["limit=%205", ["/limit"]],
    ["limit=0x10", ["/limit"]],
    ["limit=1.5", ["/limit"]],
    ["limit=1&limit=2", ["/limit"]],
    ["status=gone", ["/status"]],
    ["page=2", ["/page"]],
    ["limit=0&status=gone&page=2", ["/limit", "/page", "/status"]],
    ["contractor=%00", ["/contractor"]],
    ["contractor=%ff", ["/contractor"]],
    ["contractor=%zz", ["/contractor"]],
    ["__proto__=1", ["/__proto__"]],
  ])("refuses ?%s and says where", async (query, paths) => {
    const { status, body } = await get(`?${query}`);
    expect([status, body]).toEqual([400, errorBody("invalid_input", paths)]);
  });

  it("refuses two cursors at once", async () => {
    const { status, body } = await get(`?starting_after=${ids[0]}&ending_before=${ids[1]}`);
    expect(status).toBe(400);
    expect(body).toMatchObject({ errors: [{ path: "/starting_after" }, { path: "/ending_before" }] });
  });

  it("gives ids that sort by creation, down to the database's UUIDs", () => {
    const uuids = ids.map((id) => decodeId("hps", id) ?? "");
    expect(uuids).toEqual(uuids.toSorted().toReversed());
    expect(ids).toEqual(ids.toSorted().toReversed());
  });
});
