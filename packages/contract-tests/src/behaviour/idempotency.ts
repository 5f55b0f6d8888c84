import { randomUUID } from "node:crypto";
import { isObject, textOf } from "../document/json.ts";
import { type Answer, type Api, equals, show } from "./api.ts";
import type { Operation } from "../document/operations.ts";
import type { RequestParts } from "../requests/request-parts.ts";
import type { BehaviourCheck } from "./behaviour-check.ts";

const header = "Idempotency-Key";
const olderHeader = "Ten99Policy-Idempotent-Key";
const replayed = "idempotent-replayed";
const atOnce = 20;

const keyed = (key: string, name = header): [string, string][] => [[name, key]];

const createBody = (api: Api) => api.validBody("createPaymentSession");

/** What a repetition has to be like. */
function expectReplay(api: Api, first: Answer, again: Answer, what: string): void {
  const finding = {
    expected: `the first answer again (${first.status}: ${show(first.json)}) for ${what}`,
    got: `${again.status}: ${show(again.json)}`,
  };
  api.expect(again, again.status === first.status && equals(again.json, first.json), finding);
  const marker = again.headers[replayed];
  api.expect(again, marker === "true", {
    expected: "the header Idempotent-Replayed: true",
    got: marker ?? "no such header",
  });
  const premature = first.headers[replayed];
  api.expect(first, premature === undefined, {
    expected: "no header Idempotent-Replayed on the first answer",
    got: premature ?? "",
  });
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
      expectReplay(
        api,
        first,
        await api.call("createPaymentSession", { body, headers: keyed(key, name) }),
        "the same request",
      );
      const reordered = Object.fromEntries(Object.entries(body).toReversed());
      expectReplay(
        api,
        first,
        await api.call("createPaymentSession", { body: reordered, headers: keyed(key, name) }),
        "the same properties in another order",
      );
      const other = await api.call("createPaymentSession", { body, headers: keyed(randomUUID(), name) });
      api.expect(other, !equals(other.json, first.json), {
        expected: "another session for another key",
        got: "the same one",
      });
    }
    await olderHeaderWins(api);
    await replaysErrors(api);
  },
};

async function olderHeaderWins(api: Api): Promise<void> {
  const [key, body] = [randomUUID(), await createBody(api)];
  const first = await api.call("createPaymentSession", { body, headers: keyed(key, olderHeader) });
  const both: [string, string][] = [
    [header, randomUUID()],
    [olderHeader, key],
  ];
  expectReplay(
    api,
    first,
    await api.call("createPaymentSession", { body, headers: both }),
    `${olderHeader} beside another ${header}`,
  );
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

/** The operations that a key makes safe to send again. */
const keyedOperations = ({ requests: { document } }: Api): Operation[] =>
  document.operations.filter(({ parameters }) =>
    parameters.some(({ in: place, name }) => place === "header" && name === header),
  );

const sendParts = (api: Api, { id }: Operation, { path, query, body }: RequestParts, key: string): Promise<Answer> =>
  api.call(id, { path, query, body, headers: keyed(key) });

export const refusesReusedKeys: BehaviourCheck = {
  name: "refuses-reused-keys",
  title: "refuses an idempotency key with another request, and stores nothing for what was refused before it began",
  needs: ["createPaymentSession"],
  async run({ api }) {
    for (const operation of keyedOperations(api)) {
      const first = await api.requests.valid(operation);
      const other = first && (await anotherRequest(api, operation, first));
      if (first === undefined || other === undefined) continue;
      const key = randomUUID();
      await sendParts(api, operation, first, key);
      api.expectError(
        await sendParts(api, operation, other, key),
        422,
        "idempotency_key_reused",
        "the same key with another request",
      );
    }
    await storesNothingInvalid(api);
  },
};

/** For another object where the path names one, or with another body. */
async function anotherRequest(api: Api, operation: Operation, first: RequestParts): Promise<RequestParts | undefined> {
  const other = await api.requests.valid(operation);
  if (other === undefined || !equals(other.path, first.path) || !equals(other.body, first.body)) return other;
  if (operation.body?.required === false) return { ...other, body: undefined };
  const returnUrl = isObject(other.body) ? textOf(other.body["return_url"]) : "";
  return {
    ...other,
    body: { ...(other.body as object), return_url: `${returnUrl}${returnUrl.includes("?") ? "&" : "?"}changed=1` },
  };
}

async function storesNothingInvalid(api: Api): Promise<void> {
  const [key, body] = [randomUUID(), await createBody(api)];
  const invalid = await api.call("createPaymentSession", {
    body: { ...body, contract_unknown: 1 },
    headers: keyed(key),
  });
  api.expectError(invalid, 400, "invalid_input", "an invalid request with an idempotency key");
  const valid = await api.call("createPaymentSession", { body, headers: keyed(key) });
  api.expectStatus(valid, 201, "a key that was only used for an invalid request");
  for (const text of ["", "a".repeat(256)]) {
    const answer = await api.call("createPaymentSession", { body, headers: keyed(text) });
    api.expectError(answer, 400, "invalid_input", `an idempotency key of ${text.length} characters`);
  }
}

export const actsOnce: BehaviourCheck = {
  name: "acts-once",
  title: "acts once, however often a request with one idempotency key is under way at the same time",
  needs: ["createPaymentSession"],
  async run({ api }) {
    for (const operation of keyedOperations(api)) {
      const parts = await api.requests.valid(operation);
      if (parts !== undefined) await sendAtOnce(api, operation, parts);
    }
  },
};

async function sendAtOnce(api: Api, operation: Operation, parts: RequestParts): Promise<void> {
  const key = randomUUID();
  const answers = await Promise.all(Array.from({ length: atOnce }, () => sendParts(api, operation, parts, key)));
  const [any] = answers;
  const [success, ...others] = answers.filter(({ status }) => status >= 200 && status < 300);
  if (any === undefined) return;
  api.expect(any, success !== undefined, { expected: `one success among ${atOnce} requests`, got: "none" });
  if (success === undefined) return;
  for (const other of others)
    api.expect(other, equals(other.json, success.json), { expected: "the same answer each time", got: "another one" });
  for (const answer of answers.filter(({ status }) => status < 200 || status >= 300)) {
    api.expectError(answer, 409, "idempotency_key_in_use", "a request that is under way already");
    const wait = answer.headers["retry-after"];
    api.expect(answer, wait !== undefined, { expected: "the header Retry-After", got: "no such header" });
  }
  const later = await sendParts(api, operation, parts, key);
  api.expect(later, equals(later.json, success.json), {
    expected: `the same answer later: ${show(success.json)}`,
    got: show(later.json),
  });
}
