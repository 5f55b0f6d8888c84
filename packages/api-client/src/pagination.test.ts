import { expect, it } from "vitest";
import { paymentSession } from "../test/payment-session.ts";
import { type Responder, sendJson, serve } from "../test/serve.ts";
import { apiKey, createTestClient } from "../test/test-client.ts";
import { createClientOn } from "./create-client.ts";
import { ApiError, MalformedResponseError } from "./errors.ts";
import type { Operation } from "./operation.ts";

/** Sessions `hps_25` (the newest) to `hps_01`. */
const ids = Array.from({ length: 25 }, (_, index) => `hps_${String(25 - index).padStart(2, "0")}`);
const sessions = ids.map((id) => paymentSession({ id }));

/** Lists as the API does, with `Link` headers or without. */
function listing({ withLinks }: { withLinks: boolean }): Responder {
  return (response, { url }) => {
    const { searchParams } = new URL(url, "http://localhost");
    const limit = Number(searchParams.get("limit") ?? 10);
    const after = ids.indexOf(searchParams.get("starting_after") ?? "");
    const before = ids.indexOf(searchParams.get("ending_before") ?? "");
    const start = before >= 0 ? Math.max(0, before - limit) : after + 1;
    const end = before >= 0 ? before : start + limit;
    const link = (rel: string, cursor: string, index: number) =>
      ids[index] === undefined
        ? []
        : [`<https://other.example/api/v1/payment/sessions?limit=${limit}&${cursor}=${ids[index]}>; rel="${rel}"`];
    const links = [
      ...(end < ids.length ? link("next", "starting_after", end - 1) : []),
      ...(start > 0 ? link("prev", "ending_before", start) : []),
    ];
    const headers = withLinks && links.length > 0 ? { link: links.join(", ") } : undefined;
    sendJson(response, 200, sessions.slice(start, end), headers);
  };
}

async function collect<T>(items: AsyncIterable<T> | Iterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const item of items) {
    all.push(item);
  }
  return all;
}

const idsOf = (items: readonly { id: string }[]) => items.map(({ id }) => id);

it.each([{ withLinks: true }, { withLinks: false }])("iterates over all pages, $withLinks", async (how) => {
  const { baseUrl, requests } = await serve(listing(how));
  const { client } = createTestClient({ baseUrl });

  expect(idsOf(await collect(client.paymentSessions.list({ status: "pending" })))).toEqual(ids);
  expect(requests).toHaveLength(3);
});

it.each([{ withLinks: true }, { withLinks: false }])("walks towards newer objects, $withLinks", async (how) => {
  const { baseUrl } = await serve(listing(how));
  const { client } = createTestClient({ baseUrl });

  const newer = await collect(client.paymentSessions.list({ limit: 4, ending_before: "hps_12" }));

  expect(idsOf(newer)).toEqual(ids.slice(0, 13).toReversed());
});

it("sends the key to the configured place only, whatever host a link names", async () => {
  const { baseUrl, requests } = await serve(listing({ withLinks: true }));
  const { client } = createTestClient({ baseUrl });

  await collect(client.paymentSessions.list());

  expect(requests.map(({ headers }) => headers.authorization)).toEqual(Array(3).fill(`Bearer ${apiKey}`));
  expect(requests[1]?.url).toBe("/api/v1/payment/sessions?limit=10&starting_after=hps_16");
});

it("gives one page when awaited", async () => {
  const { baseUrl, requests } = await serve(listing({ withLinks: true }));
  const { client } = createTestClient({ baseUrl });

  const { data } = await client.paymentSessions.list({ limit: 3 });

  expect(idsOf(data ?? [])).toEqual(["hps_25", "hps_24", "hps_23"]);
  expect(requests).toHaveLength(1);
});

it("gives whole pages", async () => {
  const { baseUrl } = await serve(listing({ withLinks: true }));
  const { client } = createTestClient({ baseUrl });

  const pages = await collect(client.paymentSessions.list({ limit: 20 }).pages());

  expect(pages.map((page) => page.length)).toEqual([20, 5]);
});

it("asks for no page before it is wanted", async () => {
  const { baseUrl, requests } = await serve(listing({ withLinks: true }));
  const { client } = createTestClient({ baseUrl });

  for await (const session of client.paymentSessions.list()) {
    if (session.id === "hps_15") {
      break;
    }
  }

  expect(requests).toHaveLength(2);
});

it("reads the same list a second time", async () => {
  const { baseUrl } = await serve(listing({ withLinks: true }));
  const { client } = createTestClient({ baseUrl });
  const list = client.paymentSessions.list({ limit: 20, ending_before: "hps_03" });

  expect(await collect(list)).toEqual(await collect(list));
});

it("throws what a later page answers", async () => {
  const { baseUrl } = await serve((response, _, index) => {
    if (index === 0) {
      sendJson(response, 200, [paymentSession()], { link: '<?page=2>; rel="next"' });
    } else {
      sendJson(response, 403, { error_code: "invalid_api_key", message: "No.", request_id: "req_1" });
    }
  });
  const { client } = createTestClient({ baseUrl });

  await expect(collect(client.paymentSessions.list())).rejects.toBeInstanceOf(ApiError);
});

it("throws instead of reading in circles", async () => {
  const { baseUrl, requests } = await serve((response, _, index) => {
    sendJson(response, 200, [paymentSession()], { link: `<?page=${index % 2}>; rel="next"` });
  });
  const { client } = createTestClient({ baseUrl });

  await expect(collect(client.paymentSessions.list())).rejects.toThrow(MalformedResponseError);
  expect(requests).toHaveLength(3);
});

it("stops at an empty page, even if it names a next one", async () => {
  const { baseUrl, requests } = await serve((response) => sendJson(response, 200, [], { link: '<?p=2>; rel="next"' }));
  const { client } = createTestClient({ baseUrl });

  expect(await collect(client.paymentSessions.list())).toEqual([]);
  expect(requests).toHaveLength(1);
});

it("throws when a page is not a list", async () => {
  const { baseUrl } = await serve((response) => sendJson(response, 200, { data: [] }));
  const { client } = createTestClient({ baseUrl });

  await expect(collect(client.paymentSessions.list())).rejects.toThrow(MalformedResponseError);
});

it("makes up no cursor where the list has none", async () => {
  const { baseUrl, requests } = await serve((response) => sendJson(response, 200, [{ id: "a" }]));
  const all: Operation = { operationId: "a", method: "GET", path: "/a", list: { cursors: false } };
  const client = createClientOn({ things: { all } }, { apiKey, baseUrl }) as {
    things: Record<string, () => AsyncIterable<unknown>>;
  };

  expect(await collect(client.things["all"]?.() ?? [])).toEqual([{ id: "a" }]);
  expect(requests).toHaveLength(1);
});

it("keeps to the path of a list that belongs to another object", async () => {
  const { baseUrl, requests } = await serve((response, _, index) => {
    sendJson(
      response,
      200,
      [{ id: `dlv_${index}` }],
      index < 1 ? { link: '<https://x.example/?a=1#f>; rel="next"' } : {},
    );
  });
  const { client } = createTestClient({ baseUrl });

  await collect(client.webhookEndpoints.listDeliveries("whe_1", { limit: 2 }));

  expect(requests.map(({ url }) => url)).toEqual([
    "/api/v1/webhook_endpoints/whe_1/deliveries?limit=2",
    "/api/v1/webhook_endpoints/whe_1/deliveries?a=1",
  ]);
});
