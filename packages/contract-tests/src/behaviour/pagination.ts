import type { Json } from "../document/json.ts";
import { type Answer, type Api, equals, idsOf } from "./api.ts";
import type { BehaviourCheck } from "./behaviour-check.ts";

const count = 7;
const mostPages = 20;

export const pagination: BehaviourCheck = {
  name: "pagination",
  title: "lists everything once, newest first, forwards and back",
  needs: ["createPaymentSession", "listPaymentSessions", "createContractor"],
  async run({ api }) {
    const { id: contractor } = await api.object("createContractor");
    const body = await api.validBody("createPaymentSession");
    const created: string[] = [];
    for (let number = 0; number < count; number += 1) {
      created.unshift((await api.object("createPaymentSession", { body: { ...body, contractor } })).id);
    }
    for (const limit of [1, 2, 3, count, 100]) {
      const first = await page(api, [
        ["contractor", contractor],
        ["limit", limit],
      ]);
      const { ids, last } = await follow(api, first, "next");
      api.expect(first, equals(ids, created), {
        expected: `with limit ${limit}: ${created.join(", ")}`,
        got: ids.join(", "),
      });
      const back = await follow(api, last, "prev");
      const returned = back.pages.toReversed().flat();
      api.expect(last, equals(returned, created), {
        expected: `back with limit ${limit}: ${created.join(", ")}`,
        got: returned.join(", "),
      });
    }
    await cursors(api, contractor, created);
    await filters(api, contractor, created);
  },
};

async function cursors(api: Api, contractor: string, created: string[]): Promise<void> {
  const [third, fifth] = [created[2] ?? "", created[4] ?? ""];
  const older = await page(api, [
    ["contractor", contractor],
    ["starting_after", third],
    ["limit", 2],
  ]);
  api.expect(older, equals(idsOf(older), created.slice(3, 5)), {
    expected: created.slice(3, 5).join(", "),
    got: idsOf(older).join(", "),
  });
  const newer = await page(api, [
    ["contractor", contractor],
    ["ending_before", fifth],
    ["limit", 2],
  ]);
  api.expect(newer, equals(idsOf(newer), created.slice(2, 4)), {
    expected: created.slice(2, 4).join(", "),
    got: idsOf(newer).join(", "),
  });
  const both = await page(api, [
    ["starting_after", third],
    ["ending_before", fifth],
  ]);
  api.expectError(both, 400, "invalid_input", "both cursors at once");
  const unknown = await page(api, [["starting_after", third.replace(/.{6}$/, "000000")]]);
  api.expectError(unknown, 400, "invalid_input", "a cursor that is in no list");
}

async function filters(api: Api, contractor: string, created: string[]): Promise<void> {
  const cancelled = created.slice(0, 2);
  for (const session of cancelled) await api.call("cancelPaymentSession", { path: { session } });
  for (const [status, expected] of [
    ["cancelled", cancelled],
    ["pending", created.slice(2)],
    ["expired", []],
  ] as const) {
    const found = await page(api, [
      ["contractor", contractor],
      ["status", status],
      ["limit", 100],
    ]);
    api.expect(found, equals(idsOf(found), [...expected]), {
      expected: `${status}: ${expected.join(", ")}`,
      got: idsOf(found).join(", "),
    });
  }
}

const page = (api: Api, query: [string, Json][]): Promise<Answer> => api.call("listPaymentSessions", { query });

/** The pages by their Link headers (RFC 8288), from one on. */
async function follow(
  api: Api,
  from: Answer,
  relation: string,
): Promise<{ ids: string[]; pages: string[][]; last: Answer }> {
  let last = from;
  const pages = [idsOf(from)];
  for (
    let target = linkTo(last, relation);
    target !== undefined && pages.length < mostPages;
    target = linkTo(last, relation)
  ) {
    const query = [...new URL(target, "http://localhost").searchParams].map(([name, value]): [string, Json] => [
      name,
      value,
    ]);
    last = await page(api, query);
    pages.push(idsOf(last));
  }
  return { ids: pages.flat(), pages, last };
}

const linkTo = ({ headers }: Answer, relation: string): string | undefined =>
  [...(headers["link"] ?? "").matchAll(/<([^>]*)>\s*;\s*rel="([^"]*)"/g)].find(([, , rel]) => rel === relation)?.[1];
