import { randomUUID } from "node:crypto";
import { setTimeout as delay } from "node:timers/promises";
import { type Json, textOf } from "../document/json.ts";
import { type Answer, type Api, equals, show } from "./api.ts";
import type { BehaviourCheck } from "./behaviour-check.ts";

const header = "Idempotency-Key";
const olderHeader = "Ten99Policy-Idempotent-Key";
const replayed = "idempotent-replayed";
const atOnce = 20;

const keyed = (key: string, name = header): [string, string][] => [[name, key]];

const createBody = async (api: Api) =>
  (await api.requests.validBody(api.operation("createPaymentSession"))) as Record<string, Json>;

/** What a repetition has to be like. */
function expectReplay(api: Api, first: Answer, again: Answer, what: string): void {
  const finding = { expected: `the first answer again (${first.status}: ${show(first.json)}) for ${what}`, got: `${again.status}: ${show(again.json)}` };
  api.expect(again, again.status === first.status && equals(again.json, first.json), finding);
  const marker = again.headers[replayed];
  api.expect(again, marker === "true", { expected: "the header Idempotent-Replayed: true", got: marker ?? "no such header" });
  const premature = first.headers[replayed];
  api.expect(first, premature === undefined, { expected: "no header Idempotent-Replayed on the first answer", got: premature ?? "" });
}

export const replaysAnswers: BehaviourCheck = {
  name: "replays-answers",
  title: "gives the first answer again for the same idempotency key and body, and acts once",
  needs: ["createPaymentSession"],
  async run({ api }) {
    for (const name of [header, olderHeader]) {
      const key = randomUUID();
      const body = await createBody(api);
      const first = await api.call("createPaymentSession", { body, headers: keyed(key, name) });
      api.expectStatus(first, 201, "a request with an idempotency key");
      expectReplay(api, first, await api.call("createPaymentSession", { body, headers: keyed(key, name) }), "the same request");
      const reordered = Object.fromEntries(Object.entries(body).toReversed());
      expectReplay(api, first, await api.call("createPaymentSession", { body: reordered, headers: keyed(key, name) }), "the same properties in another order");
      const other = await api.call("createPaymentSession", { body, headers: keyed(randomUUID(), name) });
      api.expect(other, !equals(other.json, first.json), { expected: "another session for another key", got: "the same one" });
    }
    await olderHeaderWins(api);
    await replaysErrors(api);
  },
};

async function olderHeaderWins(api: Api): Promise<void> {
  const [key, body] = [randomUUID(), await createBody(api)];
  const first = await api.call("createPaymentSession", { body, headers: keyed(key, olderHeader) });
  const both: [string, string][] = [[header, randomUUID()], [olderHeader, key]];
  expectReplay(api, first, await api.call("createPaymentSession", { body, headers: both }), `${olderHeader} beside another ${header}`);
}

async function replaysErrors(api: Api): Promise<void> {
  if (!api.has("cancelPaymentSession")) return;
  const { id: session } = await api.object("createPaymentSession");
  const cancel = (key: string) => api.call("cancelPaymentSession", { path: { session }, headers: keyed(key) });
  const [keyOfFirst, keyOfSecond] = [randomUUID(), randomUUID()];
  const first = await cancel(keyOfFirst);
  api.expectStatus(first, 200, "the first cancellation");
  expectReplay(api, first, await cancel(keyOfFirst), "a cancellation that is sent again");
  const refused = await cancel(keyOfSecond);
  api.expectError(refused, 400, "session_not_pending", "a second cancellation under another key");
  expectReplay(api, refused, await cancel(keyOfSecond), "a refusal");
}

export const refusesReusedKeys: BehaviourCheck = {
  name: "refuses-reused-keys",
  title: "refuses an idempotency key with another request, and stores nothing for what was refused before it began",
  needs: ["createPaymentSession"],
  async run({ api }) {
    const [key, body] = [randomUUID(), await createBody(api)];
    await api.call("createPaymentSession", { body, headers: keyed(key) });
    const separator = textOf(body["return_url"]).includes("?") ? "&" : "?";
    const changed = { ...body, return_url: `${textOf(body["return_url"])}${separator}changed=1` };
    const other = await api.call("createPaymentSession", { body: changed, headers: keyed(key) });
    api.expectError(other, 422, "idempotency_key_reused", "the same key with another body");
    if (api.has("cancelPaymentSession")) {
      const [one, two] = [await api.object("createPaymentSession"), await api.object("createPaymentSession")];
      const cancelKey = randomUUID();
      await api.call("cancelPaymentSession", { path: { session: one.id }, headers: keyed(cancelKey) });
      const elsewhere = await api.call("cancelPaymentSession", { path: { session: two.id }, headers: keyed(cancelKey) });
      api.expectError(elsewhere, 422, "idempotency_key_reused", "the same key for another session");
    }
    const fresh = randomUUID();
    const invalid = await api.call("createPaymentSession", { body: { ...body, contract_unknown: 1 }, headers: keyed(fresh) });
    api.expectError(invalid, 400, "invalid_input", "an invalid request with an idempotency key");
    const valid = await api.call("createPaymentSession", { body, headers: keyed(fresh) });
    api.expectStatus(valid, 201, "a key that was only used for an invalid request");
    for (const text of ["", "é", "a".repeat(256)].filter((each) => /^[\x20-\x7e]*$/.test(each))) {
      const answer = await api.call("createPaymentSession", { body, headers: keyed(text) });
      api.expectError(answer, 400, "invalid_input", `an idempotency key of ${text.length} characters`);
    }
  },
};

export const actsOnce: BehaviourCheck = {
  name: "acts-once",
  title: `acts once, however often a request with one idempotency key is under way at the same time`,
  needs: ["createPaymentSession"],
  async run({ api }) {
    const [key, body] = [randomUUID(), await createBody(api)];
    const answers = await Promise.all(
      Array.from({ length: atOnce }, () => api.call("createPaymentSession", { body, headers: keyed(key) })),
    );
    const successes = answers.filter(({ status }) => status === 201);
    const distinct = new Set(successes.map(({ json }) => JSON.stringify(json)));
    const [any] = answers;
    if (any !== undefined) {
      api.expect(any, distinct.size === 1, { expected: `one session from ${atOnce} requests`, got: `${distinct.size} sessions` });
    }
    for (const answer of answers.filter(({ status }) => status !== 201)) {
      api.expectError(answer, 409, "idempotency_key_in_use", "a request that is under way already");
      const wait = answer.headers["retry-after"];
      api.expect(answer, wait !== undefined, { expected: "the header Retry-After", got: "no such header" });
    }
    await delay(1_000);
    const later = await api.call("createPaymentSession", { body, headers: keyed(key) });
    const [success] = successes;
    if (success !== undefined) api.expect(later, equals(later.json, success.json), { expected: show(success.json), got: show(later.json) });
  },
};
