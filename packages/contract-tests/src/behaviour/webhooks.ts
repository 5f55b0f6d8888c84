import { setTimeout as delay } from "node:timers/promises";
import { verify, WebhookVerificationError } from "@payment-sessions/webhooks";
import { isObject, type Json, valueAt, textOf } from "../document/json.ts";
import { SkippedError } from "../skipped-error.ts";
import { type Answer, type Api, equals, quote, show } from "./api.ts";
import type { BehaviourCheck } from "./behaviour-check.ts";
import { secretPart } from "../observations/secrets.ts";
import { type ReceivedWebhook, startWebhookReceiver, type WebhookReceiver } from "./webhook-receiver.ts";

const promptlyMs = 10_000;
/** The first retry follows after 5 seconds, give or take a tenth. */
const retryMs = 15_000;

interface Subscription {
  receiver: WebhookReceiver;
  endpoint: string;
  secret: string;
  created: Answer;
}

/** With a receiver on this machine, for as long as `work` takes. */
async function withSubscription(api: Api, work: (subscription: Subscription) => Promise<void>): Promise<void> {
  const receiver = await startWebhookReceiver();
  try {
    const created = await api.call("createWebhookEndpoint", { body: { url: receiver.url } });
    if (created.status === 400) throw new SkippedError(`The server sends nothing to this machine: ${quote(created)}`);
    const { endpoint, secret } = {
      endpoint: textOf(valueAt(created.json, "/id")),
      secret: textOf(valueAt(created.json, "/secret")),
    };
    await work({ receiver, endpoint, secret, created });
    await api.call("deleteWebhookEndpoint", { path: { endpoint } });
  } finally {
    await receiver.close();
  }
}

const needs = ["createPaymentSession", "cancelPaymentSession", "createWebhookEndpoint", "deleteWebhookEndpoint"];

const tellsOf =
  (session: string) =>
  ({ body }: ReceivedWebhook): boolean =>
    body.includes(`"${session}"`);

const isSignedBy = async ({ body, headers }: ReceivedWebhook, secret: string): Promise<string | undefined> => {
  try {
    await verify(body, headers, secret);
    return undefined;
  } catch (error) {
    if (error instanceof WebhookVerificationError) return error.message;
    throw error;
  }
};

export const deliversWebhooks: BehaviourCheck = {
  name: "delivers-webhooks",
  title: "tells of every ending by one signed event, the one that the API shows, without secrets",
  needs,
  run: ({ api }) =>
    withSubscription(api, async ({ receiver, secret, created }) => {
      const told: { ended: Answer; session: string }[] = [];
      for (const [operationId, type] of Object.entries(endings).filter(([id]) => api.has(id))) {
        const { object, id: session } = await api.object("createPaymentSession");
        const ended = await api.call(operationId, { path: { session } });
        const [webhook] = await receiver.waitFor(1, tellsOf(session), promptlyMs);
        if (webhook === undefined) {
          api.expect(ended, false, { expected: `a webhook within ${promptlyMs / 1_000} s`, got: "none" });
          return;
        }
        await expectGenuine(api, created, webhook, secret);
        const event = parse(webhook.body);
        const [problem] = api.requests.document.schemas.validate(schemaOf(type), event);
        const got = `${problem?.instancePath} ${problem?.message}: ${webhook.body.toString()}`;
        api.expect(ended, problem === undefined, { expected: "a webhook that is valid by its schema", got });
        api.expect(ended, valueAt(event, "/event_type") === type, {
          expected: `the event ${type}`,
          got: textOf(valueAt(event, "/event_type")),
        });
        const leaked = [textOf(object["url"]), secret].find((each) => webhook.body.includes(secretPart(each)));
        api.expect(ended, leaked === undefined, {
          expected: "a webhook without url and secret",
          got: "it contains one",
        });
        await expectSameEvent(api, webhook, event);
        told.push({ ended, session });
      }
      // An event may come again, at any time. Another one comes right away, if at all.
      await delay(300);
      for (const { ended, session } of told) {
        const ids = receiver.received.filter(tellsOf(session)).map(({ headers }) => headers["webhook-id"]);
        const got = [...new Set(ids)];
        api.expect(ended, got.length === 1, { expected: "one event, under one webhook-id", got: got.join(", ") });
      }
    }),
};

const endings = {
  cancelPaymentSession: "payment.session.cancelled",
  completePaymentSession: "payment.session.completed",
  expirePaymentSession: "payment.session.expired",
};

const schemaOf = (type: string): string => `/webhooks/${type}/post/requestBody/content/application~1json/schema`;

async function expectGenuine(api: Api, cause: Answer, webhook: ReceivedWebhook, secret: string): Promise<void> {
  const problem = await isSignedBy(webhook, secret);
  api.expect(cause, problem === undefined, { expected: "a webhook signed by Standard Webhooks", got: `${problem}` });
  const type = webhook.headers["content-type"] ?? "none";
  api.expect(cause, type.startsWith("application/json"), { expected: "a webhook of application/json", got: type });
}

async function expectSameEvent(api: Api, { headers }: ReceivedWebhook, event: Json): Promise<void> {
  if (!api.has("getEvent")) return;
  const read = await api.call("getEvent", { path: { event: headers["webhook-id"] ?? "" } });
  api.expect(read, equals(read.json, event), {
    expected: `the event that was delivered: ${JSON.stringify(event)}`,
    got: quote(read),
  });
}

function parse(body: Buffer): Json {
  try {
    return JSON.parse(body.toString()) as Json;
  } catch {
    return null;
  }
}

export const retriesWebhooks: BehaviourCheck = {
  name: "retries-webhooks",
  title: "delivers again what was not accepted, under the same id, newly signed, and keeps account of it",
  needs: [...needs, "listWebhookEndpointDeliveries"],
  run: ({ api }) =>
    withSubscription(api, async ({ receiver, endpoint, secret, created }) => {
      const { id: session } = await api.object("createPaymentSession");
      receiver.answerFirst(tellsOf(session), 500);
      const ended = await api.call("cancelPaymentSession", { path: { session } });
      const attempts = await receiver.waitFor(2, tellsOf(session), retryMs);
      const [first, second] = attempts;
      if (first === undefined || second === undefined) {
        api.expect(ended, false, {
          expected: `a second attempt within ${retryMs / 1_000} s of one that was answered with 500`,
          got: `${attempts.length} attempts`,
        });
        return;
      }
      const ids = attempts.map(({ headers }) => headers["webhook-id"]);
      api.expect(ended, ids[0] === ids[1], { expected: "the same webhook-id", got: ids.join(" and ") });
      api.expect(ended, first.body.equals(second.body), { expected: "the same body", got: second.body.toString() });
      const waitedMs = second.atMs - first.atMs;
      api.expect(ended, waitedMs >= 4_000, { expected: "a second attempt after about 5 s", got: `${waitedMs} ms` });
      await expectGenuine(api, created, second, secret);
      await expectKept(api, endpoint, ids[0] ?? "");
      await resends(api, receiver, first);
    }),
};

/** The account may follow a delivery that has been received. */
async function expectKept(api: Api, endpoint: string, event: string): Promise<void> {
  for (const untilMs = Date.now() + promptlyMs; ;) {
    const { list, delivery } = await findDelivery(api, endpoint, event);
    const statuses = JSON.stringify(valueAt(delivery, "/attempts") ?? []).match(/"status_code":(\d+)/g) ?? [];
    const isKept = statuses.join() === '"status_code":500,"status_code":204';
    if (isKept && valueAt(delivery, "/status") === "succeeded") return;
    if (Date.now() > untilMs) {
      const expected = "a delivery that succeeded, with the attempts 500 and 204";
      api.expect(list, false, { expected, got: show(list.json) });
      return;
    }
    await delay(250);
  }
}

/** On any of the newest pages: the endpoint may be told of much else meanwhile. */
async function findDelivery(api: Api, endpoint: string, event: string): Promise<{ list: Answer; delivery: Json }> {
  let last: string | undefined;
  for (let page = 1; ; page += 1) {
    const query: [string, string | number][] = [["limit", 100]];
    if (last !== undefined) query.push(["starting_after", last]);
    const list = await api.call("listWebhookEndpointDeliveries", { path: { endpoint }, query });
    const deliveries = Array.isArray(list.json) ? list.json : [];
    const delivery = deliveries.find((each) => valueAt(each, "/event_id") === event);
    if (delivery !== undefined || deliveries.length < 100 || page === 20) return { list, delivery: delivery ?? null };
    last = textOf(valueAt(deliveries.at(-1) ?? null, "/id"));
  }
}

async function resends(api: Api, receiver: WebhookReceiver, { headers }: ReceivedWebhook): Promise<void> {
  if (!api.has("resendEvent")) return;
  const id = headers["webhook-id"] ?? "";
  const before = receiver.received.filter((each) => each.headers["webhook-id"] === id).length;
  const resent = await api.call("resendEvent", { path: { event: id }, body: undefined });
  api.expectStatus(resent, 202, "an event that is resent");
  const all = await receiver.waitFor(before + 1, (each) => each.headers["webhook-id"] === id, promptlyMs);
  api.expect(resent, all.length === before + 1, {
    expected: "one more delivery under the same id",
    got: `${all.length - before}`,
  });
}

export const rotatesSecrets: BehaviourCheck = {
  name: "rotates-secrets",
  title: "signs with the old and the new secret once it was rotated",
  needs: [...needs, "rotateWebhookEndpointSecret"],
  run: ({ api }) =>
    withSubscription(api, async ({ receiver, endpoint, secret }) => {
      const { answer, object } = await api.object("rotateWebhookEndpointSecret", { path: { endpoint } });
      const renewed = textOf(object["secret"]);
      api.expect(answer, renewed !== secret, { expected: "another secret", got: "the same one", pointer: "/secret" });
      const { id: session } = await api.object("createPaymentSession");
      const ended = await api.call("cancelPaymentSession", { path: { session } });
      const [webhook] = await receiver.waitFor(1, tellsOf(session), promptlyMs);
      api.expect(ended, webhook !== undefined, { expected: "a webhook", got: "none" });
      if (webhook === undefined) return;
      for (const [name, each] of Object.entries({ "the former secret": secret, "the new secret": renewed })) {
        const problem = await isSignedBy(webhook, each);
        api.expect(ended, problem === undefined, { expected: `a webhook signed with ${name}`, got: `${problem}` });
      }
    }),
};

export const subscribes: BehaviourCheck = {
  name: "sends-what-is-subscribed",
  title: "sends an endpoint the types of events that it asked for, and nothing once it is disabled",
  needs: [...needs, "expirePaymentSession", "updateWebhookEndpoint"],
  run: ({ api }) =>
    withSubscription(api, async ({ receiver, endpoint, created }) => {
      const settle = async (body: Json) =>
        void (await api.object("updateWebhookEndpoint", { path: { endpoint }, body }));
      await settle({ enabled_events: ["payment.session.expired"] });
      const [cancelled, expired] = [await api.object("createPaymentSession"), await api.object("createPaymentSession")];
      await api.call("cancelPaymentSession", { path: { session: cancelled.id } });
      await api.call("expirePaymentSession", { path: { session: expired.id } });
      const wanted = await receiver.waitFor(1, tellsOf(expired.id), promptlyMs);
      api.expect(created, wanted.length === 1, { expected: "the event it asked for", got: "none" });
      await settle({ status: "disabled" });
      const { id: session } = await api.object("createPaymentSession");
      await api.call("expirePaymentSession", { path: { session } });
      await delay(700);
      const unwanted = receiver.received.filter((each) => tellsOf(cancelled.id)(each) || tellsOf(session)(each));
      api.expect(created, unwanted.length === 0, {
        expected: "no other event",
        got: unwanted.map(({ body }) => body.toString()).join(),
      });
    }),
};

export const refusesWebhookTargets: BehaviourCheck = {
  name: "refuses-webhook-targets",
  title: "refuses webhook URLs that lead into its own network",
  needs: ["createWebhookEndpoint"],
  async run({ api }) {
    const targets = [
      "https://10.0.0.1/",
      "https://169.254.169.254/latest",
      "https://192.168.0.1/",
      "https://[fd00::1]/",
      "https://user:password@example.com/",
      "ftp://example.com/",
      "https://0xA000001/",
    ];
    for (const url of targets) {
      const answer = await api.call("createWebhookEndpoint", { body: { url } });
      api.expectError(answer, 400, "invalid_input", url);
      const places = isObject(answer.json) ? JSON.stringify(answer.json["errors"]) : "";
      api.expect(answer, places?.includes('"/url"') ?? false, {
        expected: "the place /url in errors",
        got: quote(answer),
        pointer: "/url",
      });
    }
  },
};
